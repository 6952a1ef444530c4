namespace MimeKit.Text;

public enum TextEncodingConfidence
{
    Undefined,
    Tentative,
    Certain,
    Irrelevant,
}
