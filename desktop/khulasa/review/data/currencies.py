"""Currencies: in Arabic, in English, and their signs."""

from __future__ import annotations

# Regular expressions. Those that two currencies share are of either.
CURRENCIES = (
    ("dollar", r"دولار\w*", r"dollars?|bucks|USD|CAD|AUD|NZD|HKD|SGD", "$"),
    ("euro", r"[يأا]ورو(?:ه?ات)?", r"euros?|EUR", "€"),
    (
        "pound",
        r"جنيه\w*|[اإ]?سترليني\w*|باوند\w*|ج\.\s?م",
        r"pounds?|quid|sterling|GBP|EGP|SDG|SYP|LBP",
        "£",
    ),
    ("lira", r"لير[ةه]|ليرات|ل\.\s?[سل]", r"liras?|lire|pounds?|TRY|SYP|LBP", "₺£"),
    ("yen", r"ينا?", r"yen|JPY", "¥"),
    ("yuan", r"يوان\w*", r"yuan|renminbi|RMB|CNY", "¥"),
    ("rouble", r"روبل\w*", r"rou?bles?|RUB", "₽"),
    ("rupee", r"روبي[ةه]|روبيات", r"rupees?|rupiahs?|INR|PKR", "₹"),
    ("riyal", r"ريال\w*|ر\.\s?[سقعي]", r"ri[yj]?als?|reals?|reais|SAR|QAR|OMR|YER", ""),
    ("dirham", r"درهم\w*|دراهم|د\.\s?[إم]", r"dirhams?|AED|MAD", ""),
    ("dinar", r"دينار\w*|دنانير|د\.\s?[أكعبجتل]", r"dinars?|KWD|JOD|IQD|BHD|DZD|TND|LYD", ""),
    ("franc", r"فرنك\w*", r"francs?|CHF", ""),
    ("krona", r"كرون[ةه]|كرونات", r"kron(?:a|e|or|er|ur)|SEK|NOK|DKK", ""),
    ("peso", r"[بپ]ي[زس]و(?:هات)?", r"pesos?", ""),
    ("shekel", r"شي[كق]ل\w*", r"shekels?|ILS|NIS", "₪"),
)
"""Name, Arabic words, English words, signs."""
ALSO_WEIGHTS = frozenset({"pound", "pounds"})
"""English words for money and for weight."""
