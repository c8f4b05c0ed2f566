"""The process that holds the models, and the client that talks to it."""
