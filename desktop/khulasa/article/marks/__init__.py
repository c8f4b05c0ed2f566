"""What several formats share: raised and lowered signs, formulas, numerals of lists."""
