namespace Platform.Silo.Adapters.Ses;

/// <summary>What a failed attempt at SendEmail means.</summary>
internal enum SesMeaning
{
    /// <summary>Not now, and SES has not got it.</summary>
    Deferred = 0,

    /// <summary>Never, and SES has not got it.</summary>
    Refused = 1,

    /// <summary>Nobody knows whether SES has it.</summary>
    Ambiguous = 2,
}
