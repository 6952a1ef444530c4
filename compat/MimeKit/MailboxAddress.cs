using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>A person or a machine that mail can be sent to. The domain is kept decoded (IDN).</summary>
public class MailboxAddress : InternetAddress
{
    private static readonly IdnMapping Idn = new();

    private string address;
    private int at;

    public MailboxAddress(Encoding encoding, string? name, string address) : base(encoding, name)
    {
        ArgumentNullException.ThrowIfNull(address);
        (this.address, at) = Split(address);
    }

    public MailboxAddress(string? name, string address) : this(Encoding.UTF8, name, address)
    {
    }

    internal MailboxAddress(Encoding encoding, string? name, string address, int at) : base(encoding, name)
    {
        this.address = address;
        this.at = at;
    }

    public string Address
    {
        get => address;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value != address)
            {
                (address, at) = Split(value);
                OnChanged();
            }
        }
    }

    public string LocalPart => at == -1 ? address : address[..at];

    public string Domain => at == -1 ? string.Empty : address[(at + 1)..];

    public bool IsInternational => !Ascii.IsValid(address);

    public override InternetAddress Clone() => new MailboxAddress(Encoding, Name, address, at);

    /// <summary>The address with its domain in ASCII (IDNA) or in Unicode.</summary>
    public string GetAddress(bool idnEncode) => idnEncode ? Encode(address, at) : address;

    public static string EncodeAddrspec(string addrspec)
    {
        ArgumentNullException.ThrowIfNull(addrspec);
        return addrspec.Length > 0 && AddressParser.TryParseAddrSpec(RfcComplianceMode.Looser, addrspec, throws: false, out var address, out var at)
            ? Encode(address, at)
            : addrspec;
    }

    public static string DecodeAddrspec(string addrspec)
    {
        ArgumentNullException.ThrowIfNull(addrspec);
        return addrspec.Length > 0 && AddressParser.TryParseAddrSpec(RfcComplianceMode.Looser, addrspec, throws: false, out var address, out _)
            ? address
            : addrspec;
    }

    public override bool Equals(InternetAddress? other) =>
        other is MailboxAddress mailbox && Name == mailbox.Name && Address == mailbox.Address;

    public override bool Equals(object? obj) => Equals(obj as InternetAddress);

    public override int GetHashCode() => base.GetHashCode();

    public override string ToString(FormatOptions options, bool encode)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!encode)
        {
            return string.IsNullOrEmpty(Name) ? address : $"{MimeUtils.Quote(Name)} <{address}>";
        }

        var output = new StringBuilder();
        var column = 0;
        Encode(options, output, first: true, ref column);
        return output.ToString();
    }

    public static bool TryParse(ParserOptions? options, byte[]? buffer, int startIndex, int length, [NotNullWhen(true)] out MailboxAddress? mailbox)
    {
        mailbox = options is not null && Arguments.InRange(buffer, startIndex, length)
            ? (MailboxAddress?)AddressParser.ParseOne(options, buffer.AsSpan(startIndex, length), AddressKinds.Mailbox, throws: false)
            : null;
        return mailbox is not null;
    }

    public static bool TryParse(byte[]? buffer, [NotNullWhen(true)] out MailboxAddress? mailbox) =>
        TryParse(ParserOptions.Default, buffer, 0, buffer?.Length ?? 0, out mailbox);

    public static bool TryParse(ParserOptions? options, string? text, [NotNullWhen(true)] out MailboxAddress? mailbox)
    {
        mailbox = options is null || text is null
            ? null
            : (MailboxAddress?)AddressParser.ParseOne(options, Encoding.UTF8.GetBytes(text), AddressKinds.Mailbox, throws: false);
        return mailbox is not null;
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out MailboxAddress? mailbox) =>
        TryParse(ParserOptions.Default, text, out mailbox);

    public static new MailboxAddress Parse(ParserOptions options, string text)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(text);
        return (MailboxAddress)AddressParser.ParseOne(options, Encoding.UTF8.GetBytes(text), AddressKinds.Mailbox, throws: true)!;
    }

    public static new MailboxAddress Parse(string text) => Parse(ParserOptions.Default, text);

    internal override void Encode(FormatOptions options, StringBuilder output, bool first, ref int column)
    {
        var spec = GetAddress(!options.International);
        if (string.IsNullOrEmpty(Name))
        {
            if (!first && column + spec.Length > options.MaxLineLength)
            {
                AddressFolder.Wrap(options, output);
                column = 1;
            }

            column += spec.Length;
            output.Append(spec);
            return;
        }

        EncodeName(options, output, first, ref column);
        if (column + spec.Length + 3 > options.MaxLineLength)
        {
            output.Append(options.NewLine).Append("\t<");
            column = 2;
        }
        else
        {
            output.Append(" <");
            column += 2;
        }

        column += spec.Length + 1;
        output.Append(spec).Append('>');
    }

    private static (string Address, int At) Split(string value)
    {
        if (value.Length == 0)
        {
            return (string.Empty, -1);
        }

        AddressParser.TryParseAddrSpec(ParserOptions.Default.AddressParserComplianceMode, value, throws: true, out var address, out var at);
        return (address, at);
    }

    private static string Encode(string address, int at)
    {
        if (at == -1 || Ascii.IsValid(address.AsSpan(at + 1)))
        {
            return address;
        }

        try
        {
            return $"{address[..at]}@{Idn.GetAscii(address, at + 1)}";
        }
        catch (ArgumentException)
        {
            return address;
        }
    }
}
