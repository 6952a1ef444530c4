using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit.Utils;

namespace MimeKit;

public partial class MimeMessage
{
    private readonly MessageIdList references = new();
    private readonly Dictionary<HeaderId, InternetAddressList> addresses = [];
    private readonly HashSet<HeaderId> addressesKnown = [];
    private readonly Dictionary<HeaderId, DateTimeOffset> dates = [];
    private bool referencesKnown;
    private bool silent;

    [DisallowNull]
    public string? Subject
    {
        get => Headers[HeaderId.Subject];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Headers[HeaderId.Subject] = value;
        }
    }

    /// <summary>The date of the message; the earliest there is when the header is missing or no date.</summary>
    public DateTimeOffset Date
    {
        get => ReadDate(HeaderId.Date);
        set => SetDate(HeaderId.Date, value);
    }

    public DateTimeOffset ResentDate
    {
        get => ReadDate(HeaderId.ResentDate);
        set => SetDate(HeaderId.ResentDate, value);
    }

    /// <summary>The id without its angle brackets.</summary>
    [DisallowNull]
    public string? MessageId
    {
        get => ReadId(HeaderId.MessageId);
        set => SetId(HeaderId.MessageId, value);
    }

    [DisallowNull]
    public string? ResentMessageId
    {
        get => ReadId(HeaderId.ResentMessageId);
        set => SetId(HeaderId.ResentMessageId, value);
    }

    /// <summary>The first id of In-Reply-To.</summary>
    public string? InReplyTo
    {
        get => Headers.Find(HeaderId.InReplyTo) is { } header ? MessageIdParser.ParseFirst(header.RawValueSpan) : null;
        set
        {
            if (value is null)
            {
                Headers.RemoveAll(HeaderId.InReplyTo);
            }
            else
            {
                SetId(HeaderId.InReplyTo, value);
            }
        }
    }

    /// <summary>The ids of References, oldest first.</summary>
    public MessageIdList References
    {
        get
        {
            if (!referencesKnown)
            {
                referencesKnown = true;
                references.Load(Headers.Find(HeaderId.References) is { } header ? MessageIdParser.ParseAll(header.RawValueSpan) : []);
            }

            return references;
        }
    }

    [DisallowNull]
    public Version? MimeVersion
    {
        get => Headers.Find(HeaderId.MimeVersion) is { } header && MimeUtils.TryParseVersion(header.RawValueSpan, out var version) ? version : null;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Headers[HeaderId.MimeVersion] = value.ToString();
        }
    }

    public MessageImportance Importance
    {
        get => Lower(HeaderId.Importance) switch
        {
            "high" => MessageImportance.High,
            "low" => MessageImportance.Low,
            _ => MessageImportance.Normal,
        };
        set => Headers[HeaderId.Importance] = value.ToString().ToLowerInvariant();
    }

    public MessagePriority Priority
    {
        get => Lower(HeaderId.Priority) switch
        {
            "urgent" => MessagePriority.Urgent,
            "non-urgent" => MessagePriority.NonUrgent,
            _ => MessagePriority.Normal,
        };
        set => Headers[HeaderId.Priority] = value == MessagePriority.NonUrgent ? "non-urgent" : value.ToString().ToLowerInvariant();
    }

    private string? Lower(HeaderId id) => Headers.Find(id)?.Value.Trim().ToLowerInvariant();

    private DateTimeOffset ReadDate(HeaderId id)
    {
        if (!dates.TryGetValue(id, out var date) && Headers.Find(id) is { } header)
        {
            DateParser.TryParse(header.RawValueSpan, out date);
            dates[id] = date;
        }

        return date;
    }

    /// <summary>The fraction of a second is kept here although the header has none.</summary>
    private void SetDate(HeaderId id, DateTimeOffset value)
    {
        Silently(() => Headers[id] = DateUtils.FormatDate(value));
        dates[id] = value;
    }

    private string? ReadId(HeaderId id) => Headers.Find(id) is { } header ? MessageIdParser.Parse(header.RawValueSpan) : null;

    private void SetId(HeaderId id, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var parsed = MessageIdParser.Parse(Encoding.UTF8.GetBytes(value))
            ?? throw new ArgumentException("Invalid Message-Id format.", nameof(value));
        Headers[id] = $"<{parsed}>";
    }

    private void SerializeReferences() => Silently(() =>
    {
        if (references.Count == 0)
        {
            Headers.RemoveAll(HeaderId.References);
            return;
        }

        var value = HeaderFormatter.References(FormatOptions.Default, references, brackets: 0);
        Headers.Replace(new Header(Headers.Options, HeaderId.References, "References", Encoding.UTF8.GetBytes(value)));
    });

    private void Silently(Action change)
    {
        silent = true;
        try
        {
            change();
        }
        finally
        {
            silent = false;
        }
    }

    /// <summary>A header that was changed by hand: what was read from it is read again.</summary>
    private void OnHeadersChanged(HeaderListChangedEventArgs args)
    {
        if (silent)
        {
            return;
        }

        if (args.Header is null or { Id: HeaderId.References })
        {
            referencesKnown = false;
        }

        dates.Remove(args.Header?.Id ?? HeaderId.Unknown);
        if (args.Header is null)
        {
            dates.Clear();
            addressesKnown.Clear();
            foreach (var list in addresses.Values)
            {
                list.Drop();
            }
        }
        else if (addressesKnown.Contains(args.Header.Id))
        {
            var list = addresses[args.Header.Id];
            if (args.Action == HeaderListChangedAction.Added)
            {
                AppendAddresses(list, args.Header, args.Header.Id);
                return;
            }

            list.Drop();
            addressesKnown.Remove(args.Header.Id);
        }
    }
}
