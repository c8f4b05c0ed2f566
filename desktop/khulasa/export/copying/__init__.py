"""What goes onto the clipboard; the forms of a copied summary."""
