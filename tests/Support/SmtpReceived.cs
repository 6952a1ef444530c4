using System.Text;

namespace Platform.Tests.Support;

/// <summary>A mail that the server took.</summary>
internal sealed record SmtpReceived(string From, IReadOnlyList<string> To, byte[] Data, int Connection, bool IsSecure, string? User)
{
    public string Text => Encoding.UTF8.GetString(Data);

    public string MessageId => Text.Split("\r\n").First(line => line.StartsWith("Message-", StringComparison.OrdinalIgnoreCase)).Split(' ')[1];
}
