"""One short training section with everything in it: names, types, issuers, an accreditor."""

from tests.indexer.extraction.profiles import section, summed

TEXT = (
    "The American Health Information Management Association (AHIMA) gives the Registered Health"
    " Information Technicians (RHIT) credential. Programs must be accredited by the Commission on"
    " Accreditation for Health Informatics and Information Management Education (CAHIIM). In one"
    " year there were many CAHIIM-accredited programs. The American Academy of Professional Coders"
    " (AAPC) certifies coders. Both the Board of Medical Specialty Coding (BMSC) and Professional"
    " Association of Health care Coding Specialists (PAHCS) offer credentials in a specialty. The"
    " National Cancer Registrars Association (NCRA) awards the Certified Tumor Registrar (CTR)"
    " title."
)
BODIES = {
    "American Health Information Management Association": ("AHIMA", "issues"),
    "Commission on Accreditation for Health Informatics and Information Management Education": (
        "CAHIIM",
        "accredits",
    ),
    "American Academy of Professional Coders": ("AAPC", "issues"),
    "Board of Medical Specialty Coding": ("BMSC", "issues"),
    "Professional Association of Health care Coding Specialists": ("PAHCS", "issues"),
    "National Cancer Registrars Association": ("NCRA", "issues"),
}
CREDENTIALS = {
    "Registered Health Information Technician": (
        "RHIT",
        "American Health Information Management Association",
    ),
    "Certified Tumor Registrar": ("CTR", "National Cancer Registrars Association"),
}


def test_the_section_has_its_eight_names_with_types() -> None:
    found = summed([section(TEXT)])

    organizations = {e.name: e.acronym for e in found.values() if e.entity == "organization"}
    credentials = {e.name: e.acronym for e in found.values() if e.entity == "credential"}
    assert organizations == {name: acronym for name, (acronym, _) in BODIES.items()}
    assert credentials == {name: acronym for name, (acronym, _) in CREDENTIALS.items()}


def test_the_bodies_have_the_roles_that_the_section_states() -> None:
    found = summed([section(TEXT)])

    assert {name: found[name].roles for name in BODIES} == {
        name: (role,) for name, (_, role) in BODIES.items()
    }


def test_the_credentials_have_the_issuers_that_the_section_states() -> None:
    found = summed([section(TEXT)])

    assert {name: found[name].issuers for name in CREDENTIALS} == {
        name: (issuer,) for name, (_, issuer) in CREDENTIALS.items()
    }
