"""Names that Arabic and English write differently: countries, cities, peoples, faiths, the sky.

Only names whose consonant skeletons differ need to be here. Arabic in the spelling of
``words.plain_arabic`` and without the article; what follows the stem may be anything.
"""

from __future__ import annotations

from functools import lru_cache

# A line holds an Arabic stem, then the English words it may stand for (their beginnings, in lower
# case). Countries, cities, peoples: these words are always names.
_PLACES = """
مصر: egypt coptic
المان: german germany
يونان: greek greece hellen athen
اغريق: greek greece hellen
نمسا: austria viennese
نمساو: austria
مجر: hungar magyar
هنغار: hungar
جزائر: algeria algiers
مغرب: morocc maghreb
مغارب: morocc maghreb
تونس: tunis
اردن: jordan
هند: india hindi indies hindu indo
سويسر: swiss switzerland
صين: china chinese sino
ياباني: japan
يابان: japan
كوري: korea
اورشليم: jerusalem
دمشق: damasc
بندقيه: venice venetian
جنوه: genoa
لبنان: lebanon lebanes
سوري: syria
عراق: iraq
ايران: iran persia
فلسطين: palestin
اسرائيل: israel
كويت: kuwait
بحرين: bahrain
يمن: yemen
حبش: ethiopia abyssinia
اثيوبي: ethiopia
تشاد: chad
افريق: africa
امريك: america usa states
اميرك: america usa states
امريق: america
اوروب: europe
اورب: europe
اسيا: asia
انتاركتيك: antarctic
اطلنطي: atlantic
اطلنط: atlanta atlantis atlantic
اتلانت: atlanta atlantic
بلطيق: baltic
ادرياتيك: adriatic
كاريبي: caribbean
فاتيكان: vatican
انجلترا: england english
انكلترا: england english
انجليز: english england british
انكليز: english england british
بريطان: brit uk
ويلز: wales welsh
ايرلند: ireland irish
اسكتلند: scot
اسكتلندا: scot
فرنس: franc french
اسبان: spain spanish spaniard hispanic
برتغال: portug lusitan
هولند: dutch netherland holland
فلمنك: flemish flanders
بلجيك: belgi
دانمارك: dan denmark
دنمارك: dan denmark
سويد: swed
نرويج: norw nors
فنلند: finn finland
ايسلند: iceland
بولند: pol poland
بولون: pol poland
تشيك: czech
كروات: croat
صرب: serb
بوسن: bosni
بلغار: bulgar
روما: roma rome
مقدون: macedon
تركي: turk ottoman
اتراك: turk
عثمان: ottoman osman
قبرص: cypr
روس: russ
اوكران: ukrain
ارمن: armen
ارمين: armen
كازاخ: kazakh
قيرغ: kyrgyz
افغان: afghan
باكستان: pakistan
بنغلادي: bangla
بنجلادي: bangla
سريلانك: sri lanka ceylon
فيتنام: viet
تايلند: thai
تايلاند: thai
فلبين: philippin filipin
فيلبين: philippin filipin
ماليز: malay
اندونيس: indones
سنغافور: singapor
استرال: australia aussie
اوسترال: australia
نيوزيلند: zealand
نيوزلند: zealand
مكسيك: mexic
ارجنتين: argentin
برازيل: brazil
شيلي: chile
تشيلي: chile
هاواي: hawai
كولومب: columb colomb
واشنطن: washington
كاليفورن: california
جورجيا: georgia
قاهره: cairo
اسكندري: alexandr
اسكندر: alexander alexandr
صنعاء: sanaa
رياض: riyadh
دوحه: doha
دبي: dubai
رباط: rabat
مراكش: marrakech marrakesh
طنجه: tangier
قسطنطين: constantin
اسطنبول: istanbul
استنبول: istanbul
ازمير: smyrna
اثينا: athens athenian
امازيغ: berber amazigh
هرسك: herzegovin
طرواد: troy trojan
ايطال: ital
فنزويل: venezuel
اكوادور: ecuador
بيرو: peru
بوليفي: bolivi
باراغواي: paraguay
اوروغواي: uruguay
غواتيمال: guatemal
هندوراس: hondur
نيكاراغوا: nicaragua
بنما: panama
جامايك: jamaic
هايتي: haiti
كندا: canad
كندي: canad
كيني: kenya
اوغند: uganda
تنزان: tanzania
روند: rwanda
صومال: somal
سودان: sudan
ليبي: libya
نيجيري: nigeria
نيجر: niger
غان: ghana
سنغال: senegal
كاميرون: cameroon
كونغ: congo
انغول: angola
زامبي: zambia
زيمبابوي: zimbabwe
موزمبيق: mozambi
مدغشقر: madagascar malagasy
موريتان: mauritan
سعودي: saudi
بنين: benin
كمبودي: cambodia
لاوس: laos lao
بورم: burma burmese
ميانمار: myanmar
نيبال: nepal
تبت: tibet
منغول: mongol
مغول: mongol mughal mogul
اوزبك: uzbek
طاجيك: tajik
تركمان: turkmen
اذربيجان: azerbaijan azeri
شيشان: chechen chechny
مالط: malt
سلوفاك: slovak
سلوفين: sloven
لاتفي: latvia
ليتوان: lithuan
استون: eston
لوكسمبورغ: luxemb
باريس: paris
لندن: london
برلين: berlin
موسكو: moscow muscov
بكين: beijing peking
بيجين: beijing
طوكيو: tokyo
صقلي: sicil
سردين: sardin
كورسيك: corsic
بروس: prussia
بروسي: prussia
بافاري: bavari
ساكسون: saxon
نورمان: norman normand
بيزنط: byzant
فايكنغ: viking
قرطاج: carthag
فينيق: phoenici
سومر: sumer
عيلام: elam
كلدان: chald
سريان: syriac
قيليقي: cilicia
اناضول: anatolia
بلقان: balkan
كارولين: carolina
كاليفورني: california
فلوريد: florida
تكساس: texas texan
الاسك: alaska
تايوان: taiwan
هونغ: hong
لاتين: latin
"""
# These are names or ordinary words.
_OTHERS = """
جرمان: german germany
هنود: india
قدس: jerusalem
حلب: aleppo
شام: levant damasc syria
بلاد: mesopotamia
رافدين: mesopotamia
فارس: persia
فرس: persia
امارات: emirat uae
قطر: qatar
عمان: oman amman
ساحل: ivory ivoire ivorian sahel
عاج: ivory ivoire ivorian
راس: cape cabo
اخضر: verde green
اسي: asia
قطب: arctic antarctic pole polar
جنوبي: antarctica south
اطلسي: atlantic
هادئ: pacific
هادي: pacific
متوسط: mediterranean
بحر: sea maritime marine
قزوين: caspian
نيل: nile
فرات: euphrat
دجله: tigris
ارض: earth
مريخ: mars martian
زحل: saturn
مشتري: jupiter jovian
زهره: venus
عطارد: mercury
قمر: moon lunar
شمس: sun solar
بلوتو: pluto
يسوع: jesus christ
عيسي: jesus
مسيح: christ jesus messiah
نصراني: christ
نصاري: christ
ميلاد: christmas nativity xmas bc
كريسماس: christmas
فصح: easter passover
قيام: easter
عذراء: virgin mary madonna
مريم: mary maria mariam
يوحنا: john
بطرس: peter petersburg
بولس: paul
مرقس: mark
لوقا: luke
متي: matthew
توما: thomas
يعقوب: jacob james
يوسف: joseph yusuf yousef
موسي: moses musa
هارون: aaron harun
ابراهيم: abraham ibrahim
اسحق: isaac ishaq
اسماعيل: ishmael ismail
داوود: david dawud daoud
داود: david dawud daoud
سليمان: solomon sulaiman suleiman
نوح: noah
ايوب: job ayyub
زكري: zechariah zakaria
يحيي: john yahya
جبريل: gabriel
الله: god allah
رب: god lord
اله: god
كتاب: bible scripture
مقدس: bible holy scripture jerusalem
انجيل: gospel bible evangel
توراه: torah bible
قران: quran koran
يهود: jew judai juda
اسلام: islam muslim moslem
مسلم: muslim moslem islam
شيعي: shia shiite shi
شيعه: shia shiite shi
سني: sunni
سنه: sunni
صوفي: sufi sufism mysticism
بابا: pope papal
بابو: papal pope
كنيس: church chapel
كاثوليك: catholic
مملكه: kingdom uk
غال: gaul gallic wales gala
رومان: roma
روم: roman rome byzant
الب: alban alp
سوفي: soviet
جورج: george georgia
جديده: new nova
كوب: cuba
نيويورك: york
لوس: los angeles
انجل: angel
سان: san saint st
سانت: saint sainte st santa
قديس: saint st
ولايات: states america usa us
متحده: united states uk us
دار: casablanca
بيضاء: casablanca white
فاس: fez
اشور: assyria
بابل: babylon
فرعون: pharaoh
فراعن: pharaoh
توت: tut tutankhamun
عرب: arab
كرد: kurd
اكراد: kurd
بربر: berber
غجر: gypsy roma
اسود: black
ابيض: white
احمر: red
حمراء: red
عظمي: great
كبري: great
شرق: orient east
غرب: west occident
شمال: north
جنوب: south
وسطي: central middle
اتحاد: union federation fed
كومنولث: commonwealth
ناتو: nato
اطلسي: nato
انترنت: internet web
نازي: nazi
شيوع: communis
سيد: mr mister sayyid lord sir
سيده: mrs ms lady
دكتور: dr doctor
امير: prince princess amir
ملك: king queen malik
نبي: prophet
رسول: prophet apostle messenger
بخاري: bukhari
لاوي: levi
بئر: beer
بير: beer
بيت: beth bethlehem
طارق: gibraltar
عبري: hebrew
عبران: hebrew
سند: indus sindh
متجمد: arctic antarctic
احد: sunday
اثنين: monday
ثلاثاء: tuesday
اربعاء: wednesday
خميس: thursday
جمعه: friday
سبت: saturday sabbath
"""
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل")
_SHORTEST = 3
_LONGEST_ENDING = 4  # as in -ا, -ي, -ية, -يين, -يات


def _read(table: str) -> list[tuple[str, list[str]]]:
    rows = (line.split(":") for line in table.split("\n") if line)
    return [(stem, names.split()) for stem, names in rows]


def _by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for stem, names in (*_read(_PLACES), *_read(_OTHERS)):
        for name in names:
            found.setdefault(name, []).append(stem)
    return {name: tuple(stems) for name, stems in found.items()}


_STEMS = _by_name()
_NAMES = {stem: tuple(names) for stem, names in _read(_PLACES)}
_LONGEST = max(map(len, _STEMS))
_LONGEST_STEM = max(map(len, _NAMES))


def arabic_stems(name: str) -> tuple[str, ...]:
    """What an English name in lower case may be in Arabic; empty if the table has no such name."""
    ends = range(min(len(name), _LONGEST), 1, -1)
    return tuple(stem for end in ends for stem in _STEMS.get(name[:end], ()))


@lru_cache(maxsize=65536)
def english_places(word: str) -> tuple[str, ...]:
    """How the English words for a plain Arabic place name begin; empty if it is none."""
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            for end in range(min(len(rest), _LONGEST_STEM), _SHORTEST - 1, -1):
                if rest[:end] in _NAMES and len(rest) - end <= _LONGEST_ENDING:
                    return _NAMES[rest[:end]]
    return ()
