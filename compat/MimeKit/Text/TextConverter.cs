using System.Text;

namespace MimeKit.Text;

/// <summary>Converts text from one format to another.</summary>
public abstract class TextConverter
{
    public Encoding InputEncoding { get; set; } = Encoding.UTF8;

    public abstract TextFormat InputFormat { get; }

    public Encoding OutputEncoding { get; set; } = Encoding.UTF8;

    public abstract TextFormat OutputFormat { get; }

    public string? Header { get; set; }

    public string? Footer { get; set; }

    public abstract void Convert(TextReader reader, TextWriter writer);

    public virtual string Convert(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var reader = new StringReader(text);
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Convert(reader, writer);
        return writer.ToString();
    }
}
