"""Invented people's names: each in the spellings that offices write, and in Arabic letters; the common ones first."""

from __future__ import annotations

Spellings = tuple[tuple[str, ...], str]


def _read(text: str) -> list[Spellings]:
    rows = (line.split("|") for line in text.strip().splitlines())
    return [(tuple(latin.split()), arabic) for latin, arabic in rows]


MEN = _read("""
Mohammad Mohamad Mohammed Muhammad Mohamed Muhammed Mehmet|محمد
Ahmad Ahmed Ahmet|أحمد
Ali Aly|علي
Khaled Khalid Halit Xalid|خالد
Mahmoud Mahmud Mahmut|محمود
Hussein Hussain Husein Hüseyin Housein|حسين
Hassan Hasan Hassen|حسن
Ibrahim Ebrahim Ibraheem İbrahim|إبراهيم
Yousef Youssef Yusuf Yousif Yosef|يوسف
Omar Omer Umar|عمر
Mustafa Moustafa Mostafa Mustapha|مصطفى
Abdulrahman Abdelrahman Abdurrahman Abd_al-Rahman|عبد الرحمن
Abdullah Abdallah Abdulla|عبد الله
Ismail Ismael Esmail Ismaeel|إسماعيل
Hamza Hamzeh Hamzah|حمزة
Jamal Jamaal Cemal|جمال
Samir Sameer|سمير
Samer Samir|سامر
Tareq Tariq Tarek Tarik|طارق
Ziad Ziyad Zeyad|زياد
Bashar Bachar Beşar|بشار
Anas Enes|أنس
Kareem Karim Kerim|كريم
Adnan Adnaan|عدنان
Fadi Fady|فادي
Nasser Naser Nasir|ناصر
Osama Usama Oussama|أسامة
Suleiman Sleiman Soliman Süleyman|سليمان
Othman Osman Uthman|عثمان
Qasem Kassem Qasim Kasım|قاسم
Rami Ramy|رامي
Wael Wail|وائل
Marwan Merwan|مروان
Ghassan Gassan|غسان
Haitham Haytham Heysem|هيثم
Mazen Mazin|مازن
Nabil Nabeel|نبيل
Saeed Said Saied|سعيد
Salem Salim|سالم
Yasin Yaseen Yassin|ياسين
Zakaria Zakariya Zekeriya|زكريا
Ayman Aymen Eymen|أيمن
Firas Feras|فراس
Hisham Hicham Hişam|هشام
Imad Emad|عماد
Jihad Jehad Cihad|جهاد
Louay Luay Loay|لؤي
Moussa Musa|موسى
Noureddine Nour_al-Din Nureddin|نور الدين
Shadi Chadi Şadi|شادي
""")
WOMEN = _read("""
Fatima Fatma Fatimah Fatmeh|فاطمة
Maryam Mariam Meryem|مريم
Aisha Aysha Ayşe Aicha|عائشة
Khadija Khadijah Khadijeh|خديجة
Zeinab Zaynab Zainab Zeyneb|زينب
Heba Hiba|هبة
Yasmin Yasmine Yasmeen|ياسمين
Amal Amaal Emel|أمل
Hanan Hanaan|حنان
Rania Raniya|رانيا
Rana Ranaa|رنا
Salma Selma|سلمى
Noor Nour Nur|نور
Dalal Dalaal|دلال
Huda Houda Hoda|هدى
Layla Leila Laila Leyla|ليلى
Rima Reema|ريما
Sawsan Sausan|سوسن
Amina Aminah Emine|أمينة
Sara Sarah|سارة
Iman Eman|إيمان
Nada Neda|ندى
Rasha Racha|رشا
Samar Semer|سمر
Hala Haleh|هالة
Lina Leena|لينا
Manal Menal|منال
Nadia Nadya|نادية
Ruba Roba|ربى
Wafa Wafaa|وفاء
Asma Asmaa|أسماء
Ghada Gada|غادة
Hayat Hayaat|حياة
Jamila Jamileh Cemile|جميلة
Kawthar Kauthar Kevser|كوثر
Lama Lamah|لمى
Mona Muna|منى
Najah Nejah|نجاح
Reem Rim|ريم
Sahar Seher|سحر
Shaima Chaima Şeyma|شيماء
Sumaya Soumaya Sümeyye|سمية
Taghrid Tagrid|تغريد
Widad Wedad|وداد
Zahra Zahraa Zehra|زهراء
""")
FAMILIES = _read("""
Al-Ahmad Ahmad El_Ahmed|الأحمد
Al-Ali El_Ali Alali|العلي
Al-Hussein Hussein Elhuseyin|الحسين
Hamdan Hemdan|حمدان
Haddad Hadad|حداد
Al-Mohammad Mohammad|المحمد
Khalil Halil Khaleel|خليل
Barakat Berekat|بركات
Al-Masri Masri El_Mısri|المصري
Najjar Al-Najjar Neccar|النجار
Shahin Shaheen Şahin|شاهين
Darwish Derviş Darwich|درويش
Saleh Salih|صالح
Al-Jasem Jasim Elcasim|الجاسم
Al-Omar Omar|العمر
Sabbagh Sabagh|صباغ
Khoury Khouri Koury|خوري
Hamwi Al-Hamwi Hamawi|الحموي
Qasem Kassem|قاسم
Al-Abdullah Abdullah|العبدالله
Rashid Rasheed Raşit|رشيد
Issa Isa|عيسى
Mansour Mansur|منصور
Othman Osman|عثمان
Younes Yunus Younis|يونس
Al-Khatib Khatib Hatip|الخطيب
Zaatari Zaatary|زعتري
Sheikho Şeyho Shikho|شيخو
Bakr Bakir Bekir|بكر
Murad Mourad Murat|مراد
Kurdi Al-Kurdi Kürdi|الكردي
Halabi Al-Halabi|الحلبي
Diab Diyab|دياب
Nassar Nasar|نصار
Ghazal Gazal|غزال
Tlass Talas|طلاس
Jarrah Jarah|الجراح
Sukkar Soukar Şeker|سكر
Abboud Abud|عبود
Fares Faris|فارس
""")
TOWNS = ("Homs Hims Hums", "Aleppo Halab Alep", "Damascus Dimashq Damas", "Idlib Idleb", "Hama Hamah",
         "Daraa Dara Deraa", "Raqqa Rakka", "Qamishli Kamışlı", "Afrin Efrin", "Douma Duma")  # fmt: skip
