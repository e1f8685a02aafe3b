"""One municipality or county: its labour market beside others', its neighbours, its suppliers, and what is news."""
