namespace Platform.Tests.EndToEnd;

/// <summary>Where the process under test kills itself.</summary>
internal enum CrashPoint
{
    /// <summary>It lives.</summary>
    None,

    /// <summary>The message was appended; its turn was not asked for.</summary>
    Accepted,

    /// <summary>The turn was decided and appended; the reply was not composed.</summary>
    TurnDecided,

    /// <summary>The reply lies beside the outbox; nobody remembers that.</summary>
    ReplyStaged,

    /// <summary>The reply is in the outbox; nobody remembers that.</summary>
    ReplyWritten,

    /// <summary>The delivery was marked in the thread.</summary>
    DeliveryMarked,

    /// <summary>The transport was told that it may forget the mail.</summary>
    OutcomeRemembered,
}
