"""Text in pictures: scanned pages of PDFs, and photographs, where Tesseract is installed."""
