namespace MimeKit;

/// <summary>How a parameter outside ASCII is written.</summary>
public enum ParameterEncodingMethod
{
    Default,
    Rfc2231,
    Rfc2047,
}
