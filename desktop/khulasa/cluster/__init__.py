"""A batch on the machines of a cluster, by way of Dask; only here Dask and fsspec are imported."""
