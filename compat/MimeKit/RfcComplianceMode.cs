namespace MimeKit;

public enum RfcComplianceMode
{
    Looser = -1,
    Loose,
    Strict,
}
