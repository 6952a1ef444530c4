using System.Text;

namespace Platform.Tests.Bounces;

/// <summary>Raw reports about a mail of ours.</summary>
internal static class GivenFeedback
{
    /// <summary>A delivery status report.</summary>
    public static byte[] Dsn(string replyId, string recipient, string action = "failed", string status = "5.1.1", string id = "dsn-1", string to = "support@shop.example") => Raw($"""
        From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
        To: {to}
        Return-Path: <>
        Subject: Delivery status
        Date: Fri, 20 Nov 2026 11:00:00 +0000
        Message-ID: <{id}@mx.example.net>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        About your mail.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; {recipient}
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; {(status[0] == '2' ? "250" : "550")} {status} about <{recipient}>
        --b
        Content-Type: text/rfc822-headers

        From: support@shop.example
        Message-ID: <{replyId}>
        --b--

        """);

    /// <summary>A report of spam.</summary>
    public static byte[] Arf(string replyId, string recipient, string type = "abuse", string id = "arf-1") => Raw($"""
        From: Feedback <fbl@provider.example>
        To: support@shop.example
        Subject: complaint
        Date: Fri, 20 Nov 2026 11:00:00 +0000
        Message-ID: <{id}@provider.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b"

        --b
        Content-Type: message/feedback-report

        Feedback-Type: {type}
        User-Agent: Test/1
        Version: 1
        Original-Rcpt-To: <{recipient}>
        --b
        Content-Type: message/rfc822

        From: support@shop.example
        Message-ID: <{replyId}>

        Hello
        --b--

        """);

    /// <summary>A bounce in words, that gives nothing back.</summary>
    public static byte[] Words(string recipient, string to, string id) => Raw($"""
        From: MAILER-DAEMON@mx.example.net
        To: {to}
        Return-Path: <>
        Subject: failure notice
        Date: Fri, 20 Nov 2026 11:00:00 +0000
        Message-ID: <{id}@mx.example.net>

        Hi. This is the qmail-send program at mx.example.net.

        <{recipient}>:
        Sorry, no mailbox here by that name. (#5.1.1)

        """);

    private static byte[] Raw(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));
}
