"""Documents of Office before 2007 (.doc, .xls, .ppt), read by way of LibreOffice."""
