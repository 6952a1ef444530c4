using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Platform.Tests.Mail;

/// <summary>Small PDF files, made by hand from ISO 32000-1.</summary>
internal static class TestPdf
{
    /// <summary>One page with these lines, uncompressed and in a standard font.</summary>
    /// <param name="lines">The lines; Latin-1.</param>
    /// <param name="mode">The text rendering mode: 0 is drawn, 3 is invisible.</param>
    public static byte[] Create(IReadOnlyList<string> lines, int mode = 0) => File(Bytes(Content(lines, mode)), "", "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding");

    /// <summary>The same with a compressed page.</summary>
    public static byte[] Compressed(IReadOnlyList<string> lines) => File(Deflate(Bytes(Content(lines, 0))), "/Filter /FlateDecode", "/Type /Font /Subtype /Type1 /BaseFont /Helvetica");

    /// <summary>A content stream of one's own.</summary>
    public static byte[] File(byte[] content, string filter, string font, string more = "", string contents = "4 0 R")
    {
        using var file = new MemoryStream();
        Write(file, "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        Write(file, $"3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents {contents} /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>\nendobj\n");
        Write(file, string.Create(CultureInfo.InvariantCulture, $"4 0 obj\n<< /Length {content.Length} {filter} >>\nstream\n"));
        file.Write(content);
        Write(file, $"\nendstream\nendobj\n5 0 obj\n<< {font} >>\nendobj\n{more}trailer\n<< /Root 1 0 R >>\n%%EOF\n");
        return file.ToArray();
    }

    public static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static string Content(IReadOnlyList<string> lines, int mode)
    {
        var content = new StringBuilder().Append(CultureInfo.InvariantCulture, $"BT /F1 12 Tf {mode} Tr 14 TL 72 720 Td");
        foreach (var line in lines)
        {
            content.Append(" (").Append(line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)).Append(") Tj T*");
        }

        return content.Append(" ET").ToString();
    }

    private static void Write(MemoryStream file, string text) => file.Write(Bytes(text));
}
