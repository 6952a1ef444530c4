using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>One parameter; how its value is encoded follows from the value unless it is set.</summary>
public class Parameter
{
    private ParameterEncodingMethod encodingMethod;
    private Encoding? encoding;
    private bool alwaysQuote;
    private string value;

    public Parameter(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        foreach (var c in name)
        {
            if (c > 127 || !ByteClass.IsAttribute((byte)c))
            {
                throw new ArgumentException("Illegal characters in a parameter name.", nameof(name));
            }
        }

        Name = name;
        this.value = value;
    }

    public Parameter(Encoding encoding, string name, string value) : this(name, value)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        this.encoding = encoding;
    }

    public Parameter(string charset, string name, string value) : this(Charsets.GetEncoding(charset), name, value)
    {
    }

    internal Action? Changed { get; set; }

    public string Name { get; }

    [AllowNull]
    public Encoding Encoding
    {
        get => encoding ?? Encoding.UTF8;
        set => Set(ref encoding, value);
    }

    public ParameterEncodingMethod EncodingMethod
    {
        get => encodingMethod;
        set => Set(ref encodingMethod, Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value)));
    }

    public bool AlwaysQuote
    {
        get => alwaysQuote;
        set => Set(ref alwaysQuote, value);
    }

    public string Value
    {
        get => value;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Set(ref this.value, value);
        }
    }

    internal Encoding? OwnEncoding => encoding;

    public Parameter Clone() => new(Name, value) { encodingMethod = encodingMethod, encoding = encoding, alwaysQuote = alwaysQuote };

    public override string ToString() => $"{Name}={MimeUtils.Quote(value)}";

    private void Set<T>(ref T field, T to)
    {
        if (!EqualityComparer<T>.Default.Equals(field, to))
        {
            field = to;
            Changed?.Invoke();
        }
    }
}
