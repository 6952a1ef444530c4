using System.Text;

namespace Platform.Benchmarks.Workload;

/// <summary>A customer with one thread: writes a mail, reads the reply, answers it as a mail program does.</summary>
/// <param name="number">Makes the customer's ids; no two customers of a data folder share one.</param>
/// <param name="order">The order that the customer asks about.</param>
/// <param name="ahead">How far ahead in the script the customer is.</param>
internal sealed class Customer(int number, ShopOrder order, int ahead = 0)
{
    private static readonly string[] Names = ["Ann Baker", "John Smith", "Mary Jones", "Peter Miller", "Laura Wilson", "David Clark"];

    private readonly string _email = string.Create(CultureInfo.InvariantCulture, $"customer{number}@mail.example.com");
    private OutboundReply? _reply;
    private string _lastText = "";

    /// <summary>How many mails were written.</summary>
    public int Written { get; private set; }

    /// <summary>The reply that was read last.</summary>
    public OutboundReply? LastReply => _reply;

    /// <summary>The thread's id, once there is a reply.</summary>
    public string? ThreadId => _reply?.ThreadId;

    /// <summary>The address that writes.</summary>
    public string Email => _email;

    /// <summary>The next mail with its Message-ID: <c>multipart/alternative</c>, the reply quoted below, and the headers that a relay adds.</summary>
    public (string MessageId, byte[] Mail) Write()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"CAF3jS1-{number:x8}{Written:x6}@mail.example.com");
        var text = Script.Text(Written, order, ahead);
        var mail = new StringBuilder(4096);
        AppendHeaders(mail, id);
        const string Boundary = "000000000000a1f3c90652e7b4d1";
        mail.Append("Content-Type: multipart/alternative; boundary=\"").Append(Boundary).Append("\"\r\n\r\n--").Append(Boundary)
            .Append("\r\nContent-Type: text/plain; charset=\"UTF-8\"\r\n\r\n").Append(text).Append("\r\n");
        AppendQuote(mail, "> ");
        mail.Append("\r\n--").Append(Boundary).Append("\r\nContent-Type: text/html; charset=\"UTF-8\"\r\n\r\n<div dir=\"ltr\"><div>")
            .Append(text.Replace("\r\n", "</div><div>", StringComparison.Ordinal)).Append("</div></div>\r\n");
        if (_reply is not null)
        {
            mail.Append("<br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Thu, Nov 19, 2026 at 9:15 AM Northwind Lane &lt;support@shop.example&gt; wrote:<br></div><blockquote class=\"gmail_quote\"><p>")
                .Append(_reply.Text.Replace("\n\n", "</p>\r\n<p>", StringComparison.Ordinal)).Append("</p></blockquote></div>\r\n");
        }

        mail.Append("\r\n--").Append(Boundary).Append("--\r\n");
        Written++;
        _lastText = text;
        return (id, Encoding.UTF8.GetBytes(mail.ToString()));
    }

    /// <summary>Reads the reply to the mail that was written last.</summary>
    public void Read(OutboundReply reply) => _reply = reply;

    private void AppendHeaders(StringBuilder mail, string id)
    {
        mail.Append("Return-Path: <").Append(_email).Append(">\r\nDelivered-To: support@shop.example\r\n")
            .Append("Authentication-Results: mx.shop.example;\r\n dkim=pass header.d=example.com header.s=s1 header.b=Qm3v8ZpA;\r\n spf=pass smtp.mailfrom=").Append(_email)
            .Append(";\r\n dmarc=pass (p=quarantine) header.from=example.com\r\n")
            .Append("Received: from mail.example.com (mail.example.com [192.0.2.25])\r\n by mx.shop.example (Postfix) with ESMTPS id 4cXk2T5nPz9\r\n for <support@shop.example>; Thu, 19 Nov 2026 09:14:05 -0500 (EST)\r\n")
            .Append("MIME-Version: 1.0\r\nDate: Thu, 19 Nov 2026 09:14:02 -0500\r\nMessage-ID: <").Append(id).Append(">\r\n");
        if (_reply is null)
        {
            mail.Append("Subject: My order\r\n");
        }
        else
        {
            mail.Append("Subject: ").Append(_reply.Subject).Append("\r\nIn-Reply-To: <").Append(_reply.Id).Append(">\r\nReferences:");
            foreach (var reference in _reply.References)
            {
                mail.Append(" <").Append(reference).Append(">\r\n");
            }

            mail.Append(" <").Append(_reply.Id).Append(">\r\n");
        }

        mail.Append("From: ").Append(Names[number % Names.Length]).Append(" <").Append(_email).Append(">\r\nTo: ")
            .Append(_reply?.ReplyTo.Email ?? "support@shop.example").Append("\r\n");
    }

    private void AppendQuote(StringBuilder mail, string mark)
    {
        if (_reply is null)
        {
            return;
        }

        mail.Append("\r\nOn Thu, Nov 19, 2026 at 9:15 AM Northwind Lane <support@shop.example> wrote:\r\n\r\n");
        foreach (var line in _reply.Text.Split('\n'))
        {
            mail.Append(mark).Append(line).Append("\r\n");
        }

        mail.Append(mark).Append("\r\n");
        foreach (var line in _lastText.Split("\r\n"))
        {
            mail.Append(mark).Append("> ").Append(line).Append("\r\n");
        }
    }
}
