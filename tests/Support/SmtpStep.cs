namespace Platform.Tests.Support;

/// <summary>The moments of a conversation at which a <see cref="TestSmtpServer"/> can do something of its own.</summary>
internal enum SmtpStep
{
    Connected,
    Hello,
    StartTls,
    Auth,
    MailFrom,
    RcptTo,
    Data,
    EndOfData,
    Reset,
    NoOp,
    Quit,
}
