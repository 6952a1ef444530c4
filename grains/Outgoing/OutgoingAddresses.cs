using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Platform.Mail;

namespace Platform.Outgoing;

/// <summary>The addresses and Message-IDs that name a thread, written and read back. Whoever knows one can name the thread, no more.</summary>
public sealed class OutgoingAddresses
{
    /// <summary>Stands before the name of a notification in its Message-ID: no turn begins with it.</summary>
    private const char NotificationMark = 'n';

    private static ReadOnlySpan<byte> NotificationLabel => "notification-id/v1"u8;

    private readonly ThreadTokens tokens;
    private readonly string local;
    private readonly string domain;
    private readonly string idDomain;
    private readonly string displayName;

    /// <summary>Takes validated options and the keys.</summary>
    /// <exception cref="ValidationException">A setting is invalid; the message names its key.</exception>
    public OutgoingAddresses(MailOptions options, ThreadTokens tokens)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tokens);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        this.tokens = tokens;
        var at = options.SupportAddress.LastIndexOf('@');
        local = options.SupportAddress[..at];
        domain = options.SupportAddress[(at + 1)..];
        idDomain = options.IdDomain;
        displayName = options.DisplayName;
    }

    /// <summary>The address that replies come from.</summary>
    public EmailAddress From => new($"{local}@{domain}", displayName);

    /// <summary>The address that answers of this thread's customer go to: <c>support+TOKEN@shop.example</c>.</summary>
    public EmailAddress ReplyTo(string threadId) => new($"{local}+{tokens.Create(threadId)}@{domain}", displayName);

    /// <summary>The Message-ID of a thread's turn, without angle brackets: the same at every retry (RFC 5322 §3.6.4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The turn is below 1.</exception>
    public string MessageId(string threadId, int turn)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(turn, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{tokens.Create(threadId)}.{turn}@{idDomain}");
    }

    /// <summary>
    /// The Message-ID of a notification, without angle brackets: a function of its id. Of a thread's one the thread is read back, so that an
    /// answer that lost the tag of its address still finds it. Signed either way: ids of notifications can be guessed, and whoever names the
    /// Message-ID of a mail in a bounce is believed to have had that mail.
    /// </summary>
    public string NotificationMessageId(string? threadId, string notificationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(notificationId);
        var name = ThreadIds.FromMessage("notification\0" + notificationId);
        if (threadId is not null)
        {
            return $"{tokens.Create(threadId)}.{NotificationMark}{name}@{idDomain}";
        }

        Span<byte> bytes = stackalloc byte[ThreadIds.ByteCount];
        ThreadIds.TryParse(name, bytes);
        return $"{NotificationMark}{tokens.Keys.Seal(NotificationLabel, bytes)}@{idDomain}";
    }

    /// <summary>Whether a Message-ID is that of a notification of no thread, by its signature.</summary>
    public bool IsSignedNotificationId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var bare = MessageIdSyntax.Bare(id);
        var at = bare.IndexOf('@');
        Span<byte> bytes = stackalloc byte[ThreadIds.ByteCount];
        return at > 1 && bare[0] == NotificationMark && tokens.Keys.TryOpen(NotificationLabel, bare[1..at], bytes);
    }

    /// <summary>Whether an address is the shop's own, with whatever tag: an answer there would be an answer to oneself.</summary>
    public bool IsOwn(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        var at = email.LastIndexOf('@');
        return at > 0
            && email.AsSpan(at + 1).Equals(domain, StringComparison.OrdinalIgnoreCase)
            && Untagged(email.AsSpan(0, at).Trim('"')).Equals(local, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The thread that an address names. The signature decides, not the rest of the address: a shop that moved to another domain or mailbox
    /// still gets answers to what it sent from the old one. A bare tag (what stands between <c>+</c> and <c>@</c>) is read too.
    /// </summary>
    public bool TryReadAddress(string email, out string threadId)
    {
        ArgumentNullException.ThrowIfNull(email);
        var at = email.LastIndexOf('@');
        var name = (at < 0 ? email : email.AsSpan(0, at)).Trim('"');
        return tokens.TryRead(name[(name.LastIndexOf('+') + 1)..], out threadId);
    }

    /// <summary>The thread and turn that a Message-ID of ours names, whatever its domain; a notification's turn is 0.</summary>
    public bool TryReadMessageId(string id, out string threadId, out int turn)
    {
        ArgumentNullException.ThrowIfNull(id);
        threadId = "";
        turn = 0;
        var bare = MessageIdSyntax.Bare(id);
        var at = bare.IndexOf('@');
        if (at <= ThreadTokens.Length + 1
            || bare[ThreadTokens.Length] != '.'
            || !TryReadTurn(bare[(ThreadTokens.Length + 1)..at], out var number)
            || !tokens.TryRead(bare[..ThreadTokens.Length], out threadId))
        {
            return false;
        }

        turn = number;
        return true;
    }

    private static bool TryReadTurn(ReadOnlySpan<char> text, out int turn)
    {
        turn = 0;
        return text[0] == NotificationMark
            ? ThreadIds.IsValid(text[1..].ToString())
            : text[0] != '0' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out turn);
    }

    private static ReadOnlySpan<char> Untagged(ReadOnlySpan<char> localPart)
    {
        var plus = localPart.IndexOf('+');
        return plus < 0 ? localPart : localPart[..plus];
    }
}
