"""Binary workbooks ([MS-XLSB]): a package like the others, whose sheets, strings and styles are records."""
