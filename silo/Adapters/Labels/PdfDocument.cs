using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Silo.Adapters.Labels;

/// <summary>
/// A PDF of one page (ISO 32000-1, version 1.4) with Helvetica as <c>F1</c> and Helvetica bold as <c>F2</c>. No clock and no chance:
/// the same page is the same bytes.
/// </summary>
internal static class PdfDocument
{
    /// <summary>The document.</summary>
    /// <param name="content">The page's operators; characters up to U+00FF.</param>
    /// <param name="width">In points.</param>
    /// <param name="height">In points.</param>
    /// <param name="title">The title.</param>
    /// <param name="at">When it was made.</param>
    public static byte[] Write(string content, double width, double height, string title, DateTimeOffset at)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:0.##} {height:0.##}] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents 6 0 R >>"),
            Font("Helvetica"),
            Font("Helvetica-Bold"),
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} >>\nstream\n{content}\nendstream"),
            string.Create(CultureInfo.InvariantCulture, $"<< /Title ({PdfText.Escape(title)}) /CreationDate (D:{at.UtcDateTime:yyyyMMddHHmmss}Z) >>"),
        ];

        // Every character is one byte, so that an offset in the text is one in the file. The second line tells that it is binary (§7.5.2).
        var file = new StringBuilder("%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n");
        var references = new StringBuilder();
        for (var index = 0; index < objects.Length; index++)
        {
            references.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{objects[index]}\nendobj\n");
        }

        var start = file.Length;
        var id = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(file.ToString())).AsSpan(0, 16));
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{references}");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R /Info {objects.Length} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Font(string name) => $"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>";
}
