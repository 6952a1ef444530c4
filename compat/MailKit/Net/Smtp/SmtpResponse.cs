namespace MailKit.Net.Smtp;

/// <summary>A reply of the server; the lines of a longer one are joined by LF.</summary>
public class SmtpResponse(SmtpStatusCode code, string response)
{
    public SmtpStatusCode StatusCode { get; } = code;

    public string Response { get; } = response;
}
