namespace Platform.Understanding.Languages;

internal enum Script
{
    Latin,
    Han,
    Kana,
    Hangul,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Thai,
    Devanagari,
    Other,
    Count,
}
