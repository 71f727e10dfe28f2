"""What can be wrong with an input, said once, in both languages, with the remedy.

Each row is a stable code, problem and remedy in English and in Japanese, and whether something is wrong with
the input (``fatal``) or only worth a note.  ``{name}`` fields are filled by the caller.  The wording is for a
person who is not a programmer.
"""

from __future__ import annotations

from dataclasses import dataclass

from keii.model import Fault

READ = ".txt .md .html .htm .pdf"


@dataclass(frozen=True, slots=True)
class _Wording:
    """One row of the table: problem and remedy in both languages."""

    problem_en: str
    remedy_en: str
    problem_ja: str
    remedy_ja: str
    fatal: bool = True


_TABLE: dict[str, _Wording] = {
    # paths
    "missing-path": _Wording(
        "there is no such file or folder.",
        "Check the spelling, or the place the link points to.",
        "ファイルもフォルダーも見つかりません。",
        "名前のつづり、またはリンクの先を確かめてください。",
    ),
    "not-a-file": _Wording(
        "is neither a file nor a folder.",
        "Save the text as a file and give its path.",
        "通常のファイルでもフォルダーでもありません。",
        "本文をファイルに保存し、その場所を指定してください。",
    ),
    "unreadable-path": _Wording(
        "cannot be read ({reason}).",
        "Check its permissions and that the disk is whole.",
        "読み取れません({reason})。",
        "読み取り権限とディスクの状態を確かめてください。",
    ),
    "empty-folder": _Wording(
        "the folder holds nothing that can be read.",
        f"Put documents ({READ}) into it.",
        "フォルダーの中に読める文書がありません。",
        f"文書({READ})を入れてください。",
    ),
    "folder-loop": _Wording(
        "this link leads to a folder that is read anyway; it was not followed.",
        "Nothing is lost; remove the link to silence this note.",
        "このリンクの先はほかの場所で読むフォルダーのため、たどりませんでした。",
        "失われたものはありません。不要ならリンクを削除してください。",
        fatal=False,
    ),
    "unsupported-type": _Wording(
        "files of this type ({type}) are not read.",
        f"Save it as one of {READ} and give that file.",
        "この種類のファイル({type})は読めません。",
        f"{READ} のいずれかで保存し直して指定してください。",
    ),
    "skipped-type": _Wording(
        "was left out: files of this type ({type}) are not read.",
        f"If it is a document, save it as one of {READ}.",
        "この種類のファイル({type})は読まないため、除きました。",
        f"文書であれば {READ} のいずれかで保存し直してください。",
        fatal=False,
    ),
    "sidecar-alone": _Wording(
        "describes {document}, which is not there.",
        "Name it after its document, with .meta.json added.",
        "{document} の説明ですが、その文書がありません。",
        "「文書のファイル名.meta.json」という名前にしてください。",
        fatal=False,
    ),
    # any content
    "empty-file": _Wording(
        "the file is empty (0 bytes).",
        "Save or download it again.",
        "ファイルが空です(0バイト)。",
        "保存またはダウンロードをやり直してください。",
    ),
    "blank-file": _Wording(
        "there is nothing but white space in the file.",
        "Check that the text was saved, and save it again.",
        "空白だけで、文字がありません。",
        "本文が保存されているか確かめ、保存し直してください。",
    ),
    "binary-file": _Wording(
        "is not text but {type}, whatever its name says.",
        f"Give the document itself, as one of {READ}.",
        "名前にかかわらず、中身は文章ではなく{type_ja}です。",
        f"文書そのものを {READ} のいずれかで指定してください。",
    ),
    "too-large": _Wording(
        "is too large: {size}; at most {limit} are read from one file.",
        "Split it into several files, for example one per document.",
        "大きすぎます({size_ja})。1ファイルで読めるのは{limit_ja}までです。",
        "文書ごとなどに分けて、複数のファイルにしてください。",
    ),
    "duplicate-content": _Wording(
        "has the same text as {other}; it was read once, under that name.",
        "Remove one of the two to silence this note.",
        "{other} と同じ本文です。その名前で一度だけ読みました。",
        "どちらかを取り除けば、この注意は出ません。",
        fatal=False,
    ),
    # text
    "unknown-encoding": _Wording(
        "its characters could not be decoded with certainty{hint}.",
        "Save it as UTF-8.",
        "文字コードを確実に判別できませんでした{hint_ja}。",
        "UTF-8 で保存し直してください。",
    ),
    "control-characters": _Wording(
        "holds {count} control characters, kept as they are; first at character {at}.",
        "Remove them if quotes look wrong.",
        "制御文字が{count}個あり、そのまま残しました(最初は{at}文字目)。",
        "引用の表示が乱れる場合は取り除いてください。",
        fatal=False,
    ),
    "lost-characters": _Wording(
        "holds {count} replacement characters (�), lost in an earlier conversion; first at character {at}.",
        "Go back to the original file if they matter.",
        "置換文字(�)が{count}個あります。以前の変換で失われた文字です(最初は{at}文字目)。",
        "必要な箇所であれば元のファイルに戻って保存し直してください。",
        fatal=False,
    ),
    "other-type": _Wording(
        "is {type}, whatever its name says; it was read as that.",
        "Rename it to end in {suffix} to silence this note.",
        "名前にかかわらず、中身は{type_ja}です。そのように読みました。",
        "名前の末尾を {suffix} にすれば、この注意は出ません。",
        fatal=False,
    ),
    # PDF
    "not-a-pdf": _Wording(
        "is not a PDF but {type}, perhaps an error page saved in its place.",
        "Download it again, or rename it to what it is.",
        "PDFではなく{type_ja}です。エラー画面などを保存した可能性があります。",
        "ダウンロードし直すか、内容に合う名前に変えてください。",
    ),
    "encrypted-pdf": _Wording(
        "the PDF is locked with a password.",
        "Open it with the password, save a copy without one, and give the copy.",
        "PDFにパスワードがかかっています。",
        "パスワードで開き、保護を外した写しを保存して指定してください。",
    ),
    "truncated-pdf": _Wording(
        "the PDF is cut short: its end is missing.",
        "Download it again, or open it in a viewer and save it anew.",
        "PDFが途中で切れています(末尾がありません)。",
        "ダウンロードし直すか、閲覧ソフトで開いて保存し直してください。",
    ),
    "damaged-pdf": _Wording(
        "the PDF is damaged and cannot be opened.",
        "Download it again, or open it in a viewer and save it anew.",
        "PDFが壊れていて開けません。",
        "ダウンロードし直すか、閲覧ソフトで開いて保存し直してください。",
    ),
    "pdf-without-text": _Wording(
        "the PDF holds pictures of pages and no text (a scan?).",
        "Run text recognition (OCR) on it, or give the text as .txt.",
        "PDFに文字情報がありません(紙面の画像だけのようです)。",
        "文字認識(OCR)をかけるか、本文を .txt で用意してください。",
    ),
    "pdf-without-letters": _Wording(
        "the PDF's fonts do not say which characters its signs stand for; its text cannot be read.",
        "Run text recognition (OCR) on it, or give the text as .txt.",
        "PDFのフォントに文字の対応表がなく、本文を取り出せません。",
        "文字認識(OCR)をかけるか、本文を .txt で用意してください。",
    ),
    "pages-without-text": _Wording(
        "no text on page(s) {pages} (pictures?); the other pages were read.",
        "Run text recognition (OCR) if those pages matter.",
        "{pages}ページに文字情報がありません(画像かもしれません)。ほかのページは読みました。",
        "必要なページであれば文字認識(OCR)をかけてください。",
        fatal=False,
    ),
    "furigana-left-out": _Wording(
        "{count} line(s) of furigana (small readings above the text) were left out of the text.",
        "Nothing to do.",
        "ふりがなの行{count}行を本文から除きました。",
        "対応は不要です。",
        fatal=False,
    ),
    # HTML
    "html-without-text": _Wording(
        "the page holds no text; it may build itself by script in a browser.",
        "Open it in a browser, copy the text, and save it as .txt.",
        "ページに本文がありません。ブラウザーで動的に作られるページかもしれません。",
        "ブラウザーで開いて本文を写し、.txt で保存してください。",
    ),
    "tangled-page": _Wording(
        "the page's elements lie in one another without end (tags that are never closed?).",
        "Open it in a browser, copy the text, and save it as .txt.",
        "ページの要素が際限なく入れ子になっています(閉じていないタグがあるようです)。",
        "ブラウザーで開いて本文を写し、.txt で保存してください。",
    ),
    "whole-page": _Wording(
        "its main text could not be told from the rest; the whole page was read, navigation aside.",
        "Save the main text as .txt if menus or teasers show up in the graph.",
        "本文をほかの部分と区別できなかったため、案内部分を除くページ全体を読みました。",
        "メニューなどが混ざる場合は、本文を .txt で保存してください。",
        fatal=False,
    ),
    # sidecar
    "sidecar-not-json": _Wording(
        "is not valid JSON{at}; the document was read without it.",
        'Write it as {{"title": "…", "date": "2025-03-30"}}.',
        "JSONとして読めません{at_ja}。文書はこれなしで読みました。",
        '{{"title": "…", "date": "2025-03-30"}} のように書いてください。',
    ),
    "sidecar-wrong-value": _Wording(
        'its "{field}" is not {wanted}; that field was not used.',
        "Correct the field or remove it.",
        "「{field}」が{wanted_ja}ではありません。この項目は使いませんでした。",
        "項目を直すか、取り除いてください。",
    ),
    "sidecar-no-such-date": _Wording(
        'its "date" {value} does not exist in the calendar; it was not used.',
        "Write a day that exists, as YYYY-MM-DD, YYYY-MM or YYYY.",
        "「date」の {value} は暦にない日付です。使いませんでした。",
        "実在する日付を YYYY-MM-DD、YYYY-MM または YYYY で書いてください。",
    ),
    "sidecar-unknown-field": _Wording(
        'its "{field}" is not a field that is read.',
        "Fields read: title, date, issuer, language, source_url.",
        "「{field}」という項目は読みません。",
        "読む項目は title、date、issuer、language、source_url です。",
        fatal=False,
    ),
}

CODES = frozenset(_TABLE)


def fault(code: str, file: str, **fields: object) -> Fault:
    """Give the fault of that code for a file, its wording filled in.

    Raises:
        KeyError: The code is not in the table, or a field its wording needs is missing.
    """
    row = _TABLE[code]
    return Fault(
        code=code,
        file=file,
        problem_en=row.problem_en.format(**fields),
        problem_ja=row.problem_ja.format(**fields),
        remedy_en=row.remedy_en.format(**fields),
        remedy_ja=row.remedy_ja.format(**fields),
        fatal=row.fatal,
    )


def megabytes(size: int, limit: int) -> dict[str, str]:
    """Give the fields of ``too-large`` for sizes in bytes."""
    said, most = f"{size / 1e6:,.0f} MB", f"{limit / 1e6:,.0f} MB"
    return {"size": said, "size_ja": said, "limit": most, "limit_ja": most}
