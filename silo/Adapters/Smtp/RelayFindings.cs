using System.Collections.Immutable;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>What a relay offers.</summary>
public sealed record RelayFindings
{
    /// <summary>Whether it answered, and the connection was made as the settings ask for.</summary>
    public bool IsReached { get; init; }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Whether EHLO offered STARTTLS; a relay does not offer it inside TLS.</summary>
    public bool OffersStartTls { get; init; }

    /// <summary>The logins that it offers (RFC 4954), such as <c>PLAIN</c>.</summary>
    public ImmutableArray<string> Logins { get; init; } = [];

    /// <summary>Whether the login of the settings was accepted.</summary>
    public bool IsLoggedIn { get; init; }

    /// <summary>8BITMIME (RFC 6152).</summary>
    public bool TakesEightBit { get; init; }

    /// <summary>SMTPUTF8 (RFC 6531).</summary>
    public bool TakesUtf8 { get; init; }

    /// <summary>The largest mail in bytes (RFC 1870); 0 when it does not say.</summary>
    public uint MaxSize { get; init; }

    /// <summary>Why it went no further; null when nothing failed.</summary>
    public string? Problem { get; init; }
}
