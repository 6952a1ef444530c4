using System.Runtime.CompilerServices;
using System.Text;
using MimeKit;

namespace Platform.Tests.Contracts.MimeKit;

/// <summary>
/// What these tests share. They use only what the package and its stand-in both have, and pass on both: line ends are
/// always chosen, since the default is the system's.
/// </summary>
internal static class Mails
{
    public static readonly FormatOptions Dos = Options(NewLineFormat.Dos);

#pragma warning disable CA2255 // The package looks its charsets up once, at its first use in the process, whichever test that is in.
    [ModuleInitializer]
    internal static void RegisterCharsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
#pragma warning restore CA2255

    public static FormatOptions Options(NewLineFormat newLine)
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = newLine;
        return options;
    }

    /// <summary>Characters up to U+00FF stand for the bytes of that value; lines end in CRLF.</summary>
    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n"));

    public static MimeMessage Load(string text) => Load(Bytes(text));

    public static MimeMessage Load(byte[] bytes, ParserOptions? options = null) =>
        MimeMessage.Load(options ?? ParserOptions.Default, new MemoryStream(bytes));

    public static string Write(MimeMessage message, FormatOptions? options = null)
    {
        using var memory = new MemoryStream();
        message.WriteTo(options ?? Dos, memory);
        return Encoding.Latin1.GetString(memory.ToArray());
    }

    public static string Decode(MimeEntity entity)
    {
        using var memory = new MemoryStream();
        ((MimePart)entity).Content!.DecodeTo(memory);
        return Encoding.Latin1.GetString(memory.ToArray());
    }

    public static string Lines(string? text) => (text ?? "null").ReplaceLineEndings("\n");
}
