"""A folder with every format is imported by one call, and the counts are right."""
import email.message
import gzip
import io
import json
import mailbox
import tarfile
import zipfile

from conftest import counts, expected
from test_hostile import html, warc_record

# No two alike, so that none is taken for another's version or duplicate.
TEXTS = {
    "seite": "Der Gemeinderat hat am Montag den Umbau der Bücherei beschlossen, die Arbeiten beginnen im Mai.",
    "gepackt": "Im Stadtwald wurden zwei Luchse ausgesetzt, die ein Forscherteam mit Sendern ausgestattet hat.",
    "einblatt": "Die Weinlese hat in diesem Jahr zwei Wochen früher begonnen, die Winzer rechnen mit guten Erträgen.",
    "feed": "Ein Lastwagen mit Orangen ist auf der Autobahn umgekippt, die Fahrbahn war stundenlang gesperrt.",
    "atom": "Das Orchester spielt die neue Sinfonie zum ersten Mal vor Publikum, die Karten sind ausverkauft.",
    "warc": "Am Bahnhof eröffnet eine Werkstatt für Fahrräder, in der Ehrenamtliche beim Flicken helfen.",
    "warcgz": "Der Kanal bekommt eine neue Schleuse, das Ministerium stellt dafür Geld im Haushalt bereit.",
    "mail": "Die Sternwarte lädt zu einer langen Nacht ein, bei klarem Himmel sind die Ringe des Saturn zu sehen.",
    "mbox": "Schüler haben im Moor seltene Orchideen gezählt und ihre Ergebnisse dem Umweltamt übergeben.",
    "json": "Eine Bäckerei verkauft Brot vom Vortag zum halben Preis und findet dafür viele Nachahmer.",
    "csv": "Das Hallenbad bleibt geschlossen, weil die Pumpen ersetzt werden müssen und Teile fehlen.",
    "markdown": "Auf dem Dach der Schule erzeugen neue Module Strom für die Küche und die Werkräume.",
    "text": "Der Leuchtturm wird automatisiert, der letzte Wärter geht nach vierzig Jahren in den Ruhestand.",
    "docx": "Die Feuerwehr probte am Wochenende einen Einsatz im Tunnel, siebzig Helfer waren beteiligt.",
    "odt": "Ein Uhrmacher hat die Rathausuhr in Gang gesetzt, sie stand seit dem Hochwasser still.",
    "epub": "Archäologen legen am Hang eine römische Villa frei, deren Mosaike gut erhalten sind.",
    "newsml": "Die Molkerei füllt wieder Flaschen aus Glas ab, Kunden hatten danach gefragt.",
    "pdf": "Am Flughafen landen seit Dienstag wieder Maschinen aus Lissabon und aus Reykjavik.",
    "wacz": "Das Theater spielt im Sommer unter freiem Himmel, bei Regen wird in die Turnhalle umgezogen.",
    "zip": "Ein Chor aus drei Dörfern singt in der Scheune, der Erlös kommt der Orgel zugute.",
    "tar": "Die Buslinie fährt künftig bis zum Krankenhaus, der Fahrplan gilt vom ersten März an.",
}


def zipped(members) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def page(name) -> bytes:
    return html(f"Titel {name}", TEXTS[name]).encode()


def message(name) -> email.message.EmailMessage:
    mail = email.message.EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "Blatt <blatt@example.org>", f"Titel {name}", "Fri, 4 Feb 2022 11:39:00 +0100"
    mail["Message-ID"] = f"<{name}@example.org>"
    mail.set_content(f"{TEXTS[name]}\n\n{TEXTS[name]} Mehr dazu morgen.\n")
    return mail


def single_file(name) -> bytes:
    return (f"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/{name}\r\nSubject: Titel {name}\r\n"
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"grenze\"\r\n\r\n--grenze\r\n"
            f"Content-Type: text/html; charset=utf-8\r\nContent-Location: https://example.org/{name}\r\n\r\n").encode() + page(
                name) + b"\r\n--grenze--\r\n"


def pdf(name) -> bytes:
    lines = [f"Titel {name}", "", *[f"{TEXTS[name]}"] * 2]
    drawn = "".join(f"/F1 {18 if number == 0 else 9} Tf 1 0 0 1 40 {760 - 20 * number} Tm ({line}) Tj " for number, line in enumerate(lines))
    stream = f"BT {drawn} ET".encode("latin-1")
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    content, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(content)
    content += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return content + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table


def fill(folder):
    """Writes a file of every format, one article in each."""
    write = lambda name, content: (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    write("seite.html", page("seite"))
    write("seite.html.gz", gzip.compress(page("gepackt")))
    write("seite.mhtml", single_file("einblatt"))
    write("feed.rss", "<rss version='2.0'><channel><title>Blatt</title><item><title>Titel feed</title><link>https://example.org/feed-1</link>"
                      f"<description>{TEXTS['feed']}</description></item></channel></rss>")
    write("feed.atom", "<feed xmlns='http://www.w3.org/2005/Atom'><title>Blatt</title><entry><title>Titel atom</title><id>urn:1</id>"
                       f"<content type='html'>&lt;p&gt;{TEXTS['atom']}&lt;/p&gt;</content></entry></feed>")
    write("netz.warc", warc_record("https://example.org/warc", page("warc")))
    write("netz.warc.gz", gzip.compress(warc_record("https://example.org/warcgz", page("warcgz"))))
    write("brief.eml", message("mail").as_bytes())
    box = mailbox.mbox(folder / "kasten.mbox")
    box.add(message("mbox"))
    box.close()
    write("artikel.json", json.dumps({"id": "j1", "title": "Titel json", "text": TEXTS["json"]}))
    write("tabelle.csv", f'title,date,text\n"Titel csv",2022-02-04,"{TEXTS["csv"]}"\n')
    write("notiz.md", f"---\ntitle: Titel markdown\ndate: 2022-02-04\n---\n\n{TEXTS['markdown']}\n")
    write("notiz.txt", f"date 2022-02 Titel text\n\n{TEXTS['text']}\n")
    write("brief.docx", zipped({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
                             '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Titel docx</w:t></w:r></w:p>'
                             f"<w:p><w:r><w:t>{TEXTS['docx']}</w:t></w:r></w:p></w:body></w:document>"}))
    write("brief.odt", zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                       'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
                       f'<text:h text:outline-level="1">Titel odt</text:h><text:p>{TEXTS["odt"]}</text:p></office:text></office:body>'
                       "</office:document-content>"}))
    write("heft.epub", zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                                  '<rootfile full-path="heft.opf"/></rootfiles></container>',
        "heft.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="a" href="a.xhtml" '
                    'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        "a.xhtml": f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>Titel epub</title></head><body><h1>Titel epub</h1>"
                   f"<p>{TEXTS['epub']}</p>" * 4 + "</body></html>"}))
    write("meldung.xml", '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:1"><contentMeta><headline>Titel newsml'
                         '</headline></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>'
                         f"<p>{TEXTS['newsml']}</p></body></html></inlineXML></contentSet></newsItem>")
    write("blatt.pdf", pdf("pdf"))
    write("netz.wacz", zipped({"archive/data.warc.gz": gzip.compress(warc_record("https://example.org/wacz", page("wacz"))),
                               "datapackage.json": "{}", "pages/pages.jsonl": '{"format": "json-pages-1.0"}\n'}))
    write("bündel.zip", zipped({"innen/zip.html": page("zip")}))
    with tarfile.open(folder / "bündel.tar.gz", "w:gz") as archive:
        member = tarfile.TarInfo("innen/tar.html")
        member.size = len(page("tar"))
        archive.addfile(member, io.BytesIO(page("tar")))


def test_a_folder_of_every_format_is_imported_by_one_call(blattwerk, tmp_path):
    folder = tmp_path / "alles"
    folder.mkdir()
    fill(folder)
    report = blattwerk.imports(folder)
    assert counts(report) == expected(new=len(TEXTS)), report["errors"]
    titles = {article["title"] for article in blattwerk.json("list", "--limit", "100", "--all")["articles"]}
    assert titles == {f"Titel {name}" for name in TEXTS}
    for name, text in TEXTS.items():
        found = blattwerk.json("search", f'"{text.split(",")[0]}"')["hits"]
        assert [hit["title"] for hit in found] == [f"Titel {name}"], name
    assert counts(blattwerk.imports(folder)) == expected(unchanged=len(TEXTS))
