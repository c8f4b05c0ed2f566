"""Writing results in the formats of ``format_list``; clipboard; the forms of a copied summary."""
