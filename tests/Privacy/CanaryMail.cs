using System.Globalization;
using System.Text;

namespace Platform.Tests.Privacy;

/// <summary>Mails of somebody whose every word is a canary: found anywhere after the erasure, it was not one.</summary>
internal static class CanaryMail
{
    public const string Address = "canary.person@canaries.example";

    /// <summary>Every word that may not be found; each is unlike anything else in the platform.</summary>
    public static readonly string[] Canaries =
    [
        Address, "Zqxname", "Zqxsurname", "zqxsubject", "zqxbody", "zqxsignature", "zqxfile", "ZQX77123", "zqxmessageid", "zqxquarantined", "zqxduplicate", "zqxchat", "zqxlong",
        Convert.ToBase64String(Encoding.ASCII.GetBytes("zqxattachmentzqxattachment")),
    ];

    /// <summary>A mail with a canary in every part.</summary>
    public static byte[] Create(string id, string text, string? inReplyTo = null, string? replyTo = null, string extra = "")
    {
        var attachment = Convert.ToBase64String(Encoding.ASCII.GetBytes("zqxattachmentzqxattachment"));
        var headers = new StringBuilder(extra)
            .Append(CultureInfo.InvariantCulture, $"From: \"Zqxname Zqxsurname\" <{Address}>\r\nTo: support@shop.example\r\nSubject: About zqxsubject {id}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Date: Fri, 20 Nov 2026 10:00:00 +0000\r\nMessage-ID: <{id}.zqxmessageid@canaries.example>\r\n");
        if (inReplyTo is not null)
        {
            headers.Append(CultureInfo.InvariantCulture, $"In-Reply-To: <{inReplyTo}>\r\nReferences: <{inReplyTo}>\r\n");
        }

        if (replyTo is not null)
        {
            headers.Append(CultureInfo.InvariantCulture, $"Reply-To: {replyTo}\r\n");
        }

        return Encoding.UTF8.GetBytes(
            $"{headers}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
            $"{text}\r\n\r\n-- \r\nZqxname Zqxsurname\r\nzqxsignature street\r\n--b1\r\nContent-Type: application/octet-stream; name=\"zqxfile.bin\"\r\n" +
            $"Content-Disposition: attachment; filename=\"zqxfile.bin\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{attachment}\r\n--b1--\r\n");
    }

    /// <summary>A mail that is quarantined: nested deeper than is read.</summary>
    public static byte[] Unreadable()
    {
        var mail = new StringBuilder($"From: {Address}\r\nTo: support@shop.example\r\nSubject: zqxquarantined\r\nMIME-Version: 1.0\r\n");
        for (var depth = 0; depth < 30; depth++)
        {
            mail.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=d{depth}\r\n\r\n--d{depth}\r\n");
        }

        return Encoding.UTF8.GetBytes(mail.Append("Content-Type: text/plain\r\n\r\nzqxquarantined words\r\n").ToString());
    }
}
