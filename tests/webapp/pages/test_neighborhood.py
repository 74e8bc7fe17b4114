"""The picture of who issues what for whom, and the list that says the same."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.pages.neighborhood import (
    MAX_LETTERS,
    MAX_NAMES,
    WIDTH,
    Neighbor,
    Neighborhood,
    make_neighborhood,
)

NAMES = st.lists(st.text("abc ()", min_size=1, max_size=60), max_size=20, unique=True)


def neighbors(*names: str) -> tuple[Neighbor, ...]:
    return tuple(Neighbor(name, f"/{name}") for name in names)


def joined(picture: Neighborhood) -> set[tuple[str, str]]:
    """Which names the lines of the picture join."""
    ends = {}
    for node in picture.nodes:
        middle = node.y + node.height / 2
        ends[node.x, middle] = ends[node.x + node.width, middle] = node.label
    return {(ends[e.x1, e.y1], ends[e.x2, e.y2]) for e in picture.edges}


def test_lines_join_what_belongs_together() -> None:
    together = [("RHIT", "Coders"), ("RHIA", "Managers")]

    picture = make_neighborhood(
        "Around", neighbors("AHIMA"), neighbors("RHIT", "RHIA"), neighbors("Coders", "Managers"),
        together,
    )  # fmt: skip

    assert picture is not None
    assert joined(picture) == {("AHIMA", "RHIT"), ("AHIMA", "RHIA"), *together}


def test_without_credentials_organizations_are_joined_with_occupations() -> None:
    picture = make_neighborhood("Around", neighbors("NAB"), (), neighbors("Keepers"), [])

    assert picture is not None
    assert joined(picture) == {("NAB", "Keepers")}


def test_a_single_column_is_no_picture() -> None:
    assert make_neighborhood("Around", (), neighbors("RHIT"), ()) is None
    assert make_neighborhood("Around", (), (), ()) is None


def test_names_beyond_the_limit_share_a_box_with_their_lines() -> None:
    names = [f"Occupation {n}" for n in range(MAX_NAMES + 5)]

    picture = make_neighborhood(
        "Around", neighbors("AHIMA"), neighbors("RHIT"), neighbors(*names), [("RHIT", names[-1])]
    )

    assert picture is not None
    assert joined(picture) == {("AHIMA", "RHIT"), ("RHIT", "and 6 more")}
    assert [name.text for name in picture.lists[2].names] == names


def test_a_long_name_is_shown_by_its_acronym() -> None:
    long = "Commission on Accreditation for Health Informatics (CAHIIM)"
    renamed = "Oncology Data Specialist of Hospitals (ODS, formerly CTR)"

    picture = make_neighborhood("Around", neighbors(long), neighbors(renamed), ())

    assert picture is not None
    assert [node.text for node in picture.nodes] == ["CAHIIM", "ODS"]
    assert long in picture.description


@given(NAMES, NAMES, NAMES)
def test_boxes_stay_inside_the_picture_and_apart(
    organizations: list[str], credentials: list[str], occupations: list[str]
) -> None:
    picture = make_neighborhood(
        "Around", neighbors(*organizations), neighbors(*credentials), neighbors(*occupations)
    )

    if picture is None:
        assert sum(map(bool, (organizations, credentials, occupations))) < 2
        return
    for node in picture.nodes:
        assert node.x >= 0 and node.x + node.width <= WIDTH
        assert node.y >= 0 and node.y + node.height <= picture.height
        assert len(node.text) <= MAX_LETTERS
    corners = [(node.x, node.y) for node in picture.nodes]
    assert len(corners) == len(set(corners))
    listed = [name.text for column in picture.lists for name in column.names]
    assert listed == [*organizations, *credentials, *occupations]
