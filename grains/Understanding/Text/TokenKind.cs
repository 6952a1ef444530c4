namespace Platform.Understanding.Text;

internal enum TokenKind : byte
{
    Word,
    Number,
    Code,
    Ideograph,
    Email,
    Url,
}
