"""Every entry is proven: its sections run alone, twice, print their #> lines, and its check holds and has teeth."""


def test_proof(entry, proofs):
    proofs[entry.slug].result()


def test_sections_are_short(entry):
    longest = {name: sum(not line.startswith("#>") for line in section.text.splitlines())
               for name, section in entry.shown.items()}
    assert max(longest.values()) <= 20, f"{entry.path}: at most 20 lines of code a section, found {longest}"


def test_lines_fit_a_page(entry):
    wide = [number for number, line in enumerate(entry.path.read_text().splitlines(), 1)
            if len(line) > 80 and not line.startswith(("#", '"'))]
    assert not wide, f"{entry.path}: lines {wide} are longer than 80 characters"
