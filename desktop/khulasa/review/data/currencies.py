"""Currencies: in Arabic, in English, and their signs."""

from __future__ import annotations

# Regular expressions. Those that two currencies share are of either.
CURRENCIES = (
    ("dollar", r"دولار\w*", r"dollars?|bucks|USD", "$"),
    ("euro", r"[يأا]ورو(?:ه?ات)?", r"euros?|EUR", "€"),
    ("pound", r"جنيه\w*|[اإ]?سترليني\w*|باوند\w*", r"pounds?|quid|sterling|GBP", "£"),
    ("lira", r"لير[ةه]|ليرات", r"liras?|lire|pounds?", "₺£"),
    ("yen", r"ينا?", r"yen", "¥"),
    ("yuan", r"يوان\w*", r"yuan|renminbi|RMB", "¥"),
    ("rouble", r"روبل\w*", r"rou?bles?", "₽"),
    ("rupee", r"روبي[ةه]|روبيات", r"rupees?|rupiahs?", "₹"),
    ("riyal", r"ريال\w*", r"ri[yj]?als?|reals?|reais", ""),
    ("dirham", r"درهم\w*|دراهم", r"dirhams?", ""),
    ("dinar", r"دينار\w*|دنانير", r"dinars?", ""),
    ("franc", r"فرنك\w*", r"francs?", ""),
    ("krona", r"كرون[ةه]|كرونات", r"kron(?:a|e|or|er|ur)", ""),
    ("peso", r"[بپ]ي[زس]و(?:هات)?", r"pesos?", ""),
    ("shekel", r"شي[كق]ل\w*", r"shekels?", "₪"),
)
"""Name, Arabic words, English words, signs."""
ALSO_WEIGHTS = frozenset({"pound", "pounds"})
"""English words for money and for weight."""
