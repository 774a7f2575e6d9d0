"""The code lists hold what the agencies write, in three languages, without a word that means two things."""

from __future__ import annotations

from collections import defaultdict

import pycountry
import pytest

from resettle_desktop.records.codes import LANGUAGES, code_list, code_list_names, compared

# The codes that change sets, layouts and other programs rely on
PROMISED = {
    "sexes": "M F X U",
    "relationships": "principal_applicant spouse partner son daughter father mother sibling grandparent grandchild "
    "other_relative unrelated stepson stepdaughter foster_child parent_in_law nephew niece uncle aunt cousin "
    "child_in_law sibling_in_law co_wife fiance ward caregiver",
    "marital_statuses": "single married engaged common_law separated divorced widowed",
    "programmes": "resettlement humanitarian_corridor community_sponsorship family_reunification humanitarian_visa "
    "education labour medical_evacuation emergency_evacuation",
    "priorities": "normal urgent emergency",
    "categories": "LPN WGR CYR SVT MED FR LFDS",
    "needs": "CR-CP CR-CS CR-CC CR-TP CR-LW CR-LO CR-NE CR-SE CR-AF CR-CL SC-CH SC-IC SC-FC SC-UC SC-SC SC-NC WR-WR "
    "WR-UW WR-SF WR-PY WR-LC ER-NF ER-MC ER-FR ER-OC ER-SF DS-BD DS-DF DS-PM DS-PS DS-MM DS-MS DS-SD SM-MI SM-MN SM-CI "
    "SM-CC SM-OT SM-DP SM-AD SP-PT SP-GP SP-CG FU-TR FU-FR LP-ND LP-AN LP-MD LP-MS LP-RR LP-RD LP-DA LP-BN LP-NA LP-CR "
    "TR-PI TR-HO TR-WV SV-VA SV-VF SV-VO SV-GM SV-FM SV-SS",
    "decisions": "pending positive negative withdrawn",
    "document_types": "passport laissez_passer convention_document stateless_document national_id other",
    "passenger_statuses": "listed confirmed checked_in boarded arrived no_show offloaded postponed withdrawn "
    "denied_boarding missed_connection diverted returned",
    "counter_ticks": "present boarded no_show offloaded denied_boarding left",
    "reasons": "MED CVD PRG DEL EXI DOC IDM SEC AUT FAM REF NSH AIR CAP DES WEA OTH",
    "modalities": "selection_mission remote_interview dossier",
    "placement_types": "centre lri individual sponsor other",
    "languages": "ara kmr ckb tuk tur hye aii prs pus fas tir amh orm som swa kin run lin fra eng nld",
    "education_levels": "none primary_incomplete primary lower_secondary upper_secondary vocational university unknown",
    "services": "WCHR WCHS WCHC STCR OXYG MEDA BLND DEAF DPNA MAAS UMNR INFT CHLD BSCT EXST MOML BBML CHML DBML AVML",
    "escort_types": "none operational medical_doctor medical_nurse social family",
    "assistance_points": "departure transit arrival",
    "claim_statuses": "searched found delivered damaged paid given_up",
    "permit_types": "visa exit_permit transit_visa",
    "permit_statuses": "not_required to_request requested granted refused expired",
    "countries": "SYR IRQ AFG IRN PSE ERI ETH SOM SDN SSD COD BDI RWA CAF YEM LBY LBN TUR JOR EGY UGA KEN NER TZA GRC "
    "BEL XXA XXB XXC XXX UNO RKS",
    "hold_reasons": "medical family_composition security birth custody other",
    "number_schemes": "unhcr_individual unhcr_case registration_group iom cgrs immigration_office fedasil "
    "national_register asylum_register unrwa other",
    "close_reasons": "rejected withdrawn_by_refugee withdrawn_by_unhcr deceased other",
    "submission_types": "individual group resubmission",
    "refugee_statuses": "refugee derivative dependant stateless asylum_seeker temporary_protection not_recognised "
    "unknown",
    "scripts": "latin arabic ethiopic armenian syriac cyrillic none other",
    "document_statuses": "original copy applied lost never_issued not_needed",
    "visa_entries": "single double multiple",
    "consent_purposes": "data_collection data_sharing voluntary_movement health_assessment treatment health_data "
    "child_travel family_split photo other",
    "consent_types": "explicit implicit proxy refused",
    "health_activities": "health_assessment xray laboratory vaccination treatment pcr fit_to_travel medif "
    "medical_report pre_embarkation_check screening certificate symptom_check quarantine other",
    "vaccines": "bcg pentavalent dtp td opv ipv mmr varicella hepatitis_b hepatitis_a hib pcv rotavirus menacwy "
    "influenza covid_19 yellow_fever typhoid other",
    "responsibles": "cgrs case_worker clinic embassy authorities orientation_team fedasil travel_desk",
    "health_sources": "iom documented reported other_clinic",
    "health_results": "fit unfit fit_with_conditions positive negative inconclusive pending refused done",
    "travel_needs": "wheelchair wheelchair_steps wheelchair_cabin stretcher oxygen escort medical_escort "
    "social_escort blind deaf mental_support meet_and_assist extra_seat bassinet special_meal hand_medication "
    "night_stop ambulance hospital_handover ground_floor other",
    "requirements": "decision hold travel_document visa exit_permit health_assessment fit_to_travel pcr pregnancy "
    "consent orientation reception minor_accompanied travel_needs infant_on_lap ticket_name family_together",
    "session_kinds": "orientation interview social_screening pre_embarkation arrival other",
    "session_groups": "adults youth children families women men",
    "attendance_results": "present partly absent waived",
    "follow_up_types": "visit call meeting message registration school health work reminder other",
    "sharing_grounds": "consent legal_obligation vital_interests public_task agreement legitimate_interest "
    "health_care organisation_rules own_use other",
    "attachment_types": "photo travel_document permit identity custody consent letter ticket attendance other",
}


def meanings(name: str) -> dict[str, set[str]]:
    """Return which codes each folded word of a list stands for."""
    found = defaultdict(set)
    for entry in code_list(name).entries():
        for word in entry.words():
            found[compared(word)].add(entry.code)
    return found


def test_every_promised_list_is_there() -> None:
    assert set(code_list_names()) == set(PROMISED)


@pytest.mark.parametrize("name", PROMISED)
def test_every_promised_code_is_in_its_list(name: str) -> None:
    assert [code for code in PROMISED[name].split() if code not in code_list(name)] == []


@pytest.mark.parametrize("name", PROMISED)
def test_every_code_has_a_label_in_three_languages(name: str) -> None:
    entries = code_list(name).entries()
    assert [entry.code for entry in entries if not all(entry.labels[each] for each in LANGUAGES)] == []


@pytest.mark.parametrize("name", PROMISED)
def test_no_word_of_a_list_stands_for_two_codes(name: str) -> None:
    assert {word: codes for word, codes in meanings(name).items() if len(codes) > 1} == {}


@pytest.mark.parametrize("name", PROMISED)
def test_two_codes_of_a_list_never_have_the_same_label(name: str) -> None:
    for language in LANGUAGES:
        labels = [entry.labels[language] for entry in code_list(name).entries()]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", ["needs", "languages", "services", "scripts"])
def test_words_of_lists_of_which_a_field_takes_several_hold_no_separator(name: str) -> None:
    words = [word for entry in code_list(name).entries() for word in entry.words()]
    assert [word for word in words if set(word) & set(",;/|\n")] == []


@pytest.mark.parametrize("name", PROMISED)
def test_no_word_of_a_list_folds_to_nothing(name: str) -> None:
    assert "" not in meanings(name)


@pytest.mark.parametrize(
    ("name", "word", "code"),
    [
        ("relationships", "PA", "principal_applicant"),
        ("relationships", "Head of household", "principal_applicant"),
        ("relationships", "Spouse", "spouse"),
        ("relationships", "Épouse", "spouse"),
        ("relationships", "Echtgenote", "spouse"),
        ("relationships", "Daughter", "daughter"),
        ("relationships", "Zus", "sibling"),
        ("sexes", "male", "M"),
        ("sexes", "female", "F"),
        ("sexes", "H", "M"),
        ("sexes", "V", "F"),
        ("marital_statuses", "célibataire", "single"),
        ("marital_statuses", "Gehuwd", "married"),
        ("marital_statuses", "WD", "widowed"),
        ("priorities", "NORMAL", "normal"),
        ("priorities", "Emergency", "emergency"),
        ("categories", "WGR", "WGR"),
        ("categories", "Women at risk", "WGR"),
        ("categories", "Restoring Family Unity", "FR"),
        ("decisions", "Positive", "positive"),
        ("decisions", "Négative", "negative"),
        ("decisions", "Accord", "positive"),
        ("decisions", "Refus", "negative"),
        ("decisions", "Toegekend", "positive"),
        ("document_types", "Laissez-passer", "laissez_passer"),
        ("permit_statuses", "Granted", "granted"),
        ("permit_statuses", "Requested", "requested"),
        ("languages", "Kurmanji", "kmr"),
        ("languages", "arabe", "ara"),
        ("languages", "Sorani", "ckb"),
        ("education_levels", "lower secondary", "lower_secondary"),
        ("education_levels", "higher", "university"),
        ("needs", "sm-ci", "SM-CI"),
        ("services", "WCHS", "WCHS"),
        ("reasons", "Exit permit not granted", "EXI"),
        ("placement_types", "OCMW", "individual"),
        ("health_activities", "CXR", "xray"),
        ("health_activities", "FTT", "fit_to_travel"),
        ("health_activities", "PEC", "pre_embarkation_check"),
        ("health_results", "Apte", "fit"),
        ("health_results", "Niet reisvaardig", "unfit"),
        ("attendance_results", "Y", "present"),
        ("attendance_results", "absente", "absent"),
        ("travel_needs", "WCHC", "wheelchair_cabin"),
        ("travel_needs", "Rolstoel", "wheelchair"),
        ("session_kinds", "BELCO", "orientation"),
        ("consent_purposes", "VMD", "voluntary_movement"),
        ("sharing_grounds", "Consentement", "consent"),
        ("requirements", "Bilan de santé", "health_assessment"),
    ],
)
def test_words_of_the_agencies_are_understood(name: str, word: str, code: str) -> None:
    assert code_list(name).find(word) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Syrian Arab Republic", "SYR"),
        ("Syrian Arab Rep.", "SYR"),
        ("Syrienne", "SYR"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Turquie", "TUR"),
        ("Turkije", "TUR"),
        ("Dem. Rep. of the Congo", "COD"),
        ("DRC", "COD"),
        ("RDC", "COD"),
        ("Congo", "COG"),
        ("LEB", "LBN"),
        ("South Sudan", "SSD"),
        ("Soudan du Sud", "SSD"),
        ("Iran, Islamic Republic of", "IRN"),
        ("Palestinian", "PSE"),
        ("Staatloos", "XXA"),
        ("D<<", "DEU"),
    ],
)
def test_countries_are_understood_as_agencies_spell_them(word: str, code: str) -> None:
    assert code_list("countries").find(word) == code


def test_every_country_of_the_standard_is_found_by_its_codes_and_its_name() -> None:
    found = code_list("countries").find
    for country in pycountry.countries:
        assert found(country.alpha_3) == found(country.alpha_2) == found(country.name) == country.alpha_3


def test_every_language_has_its_code_of_the_standard() -> None:
    assert [code for code in code_list("languages").codes if not pycountry.languages.get(alpha_3=code)] == []


def test_unhcr_codes_that_mean_another_country_elsewhere_keep_the_standard_meaning() -> None:
    countries = code_list("countries")
    assert (countries.find("ARE"), countries.find("AUS")) == ("ARE", "AUS")


@pytest.mark.parametrize("word", ["belle-fille", "beau-père", "neef"])
def test_a_kinship_word_with_two_meanings_is_asked_not_guessed(word: str) -> None:
    assert code_list("relationships").find(word) is None


@pytest.mark.parametrize("word", ["Beirut", "yes", "ja", "nee"])
def test_words_of_other_fields_are_no_countries(word: str) -> None:
    assert code_list("countries").find(word) is None
