using System.Globalization;
using System.Text;

namespace Platform.Tests.EndToEnd;

/// <summary>Raw mails for the tests.</summary>
internal static class TestMail
{
    /// <summary>A plain mail.</summary>
    public static byte[] Create(
        string id, string text, string from = "ann@example.com", string subject = "A question", string? inReplyTo = null, string to = "support@shop.example")
    {
        var reply = inReplyTo is null ? "" : $"In-Reply-To: <{inReplyTo}>\r\nReferences: <{inReplyTo}>\r\n";
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"From: Ann Other <{from}>\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\nMessage-ID: <{id}@mail.example.com>\r\n{reply}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"));
    }
}
