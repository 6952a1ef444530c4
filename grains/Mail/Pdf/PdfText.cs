using System.Text;

namespace Platform.Mail.Pdf;

/// <summary>
/// The text of a PDF file, as far as a correspondent needs it: the words of an invoice, a label, a receipt. Whatever the bytes are, the
/// outcome is a text or null, within the limits of <see cref="PdfLimits"/>; scans, encrypted and broken files have none.
/// </summary>
public static class PdfText
{
    /// <summary>Reads a file.</summary>
    /// <param name="pdf">The whole file.</param>
    /// <param name="maxText">How many characters are kept.</param>
    /// <returns>The text, or null when the file has none that can be read.</returns>
    public static string? Read(ReadOnlyMemory<byte> pdf, int maxText)
    {
        var start = pdf.Span[..Math.Min(pdf.Length, 1024)].IndexOf("%PDF-"u8);
        if (start < 0 || pdf.Length > PdfLimits.MaxBytes)
        {
            return null;
        }

        var text = new StringBuilder();
        try
        {
            var limits = new PdfLimits();
            var file = new PdfFile(pdf[start..], limits);
            if (file.IsEncrypted)
            {
                return null;
            }

            foreach (var page in file.Pages())
            {
                new PdfPage(file, limits, text, maxText).Read(page);
                text.Append('\n');
            }
        }
        catch (InvalidDataException)
        {
            // A limit: what was read before it is kept.
        }

        var tidy = TextSplitter.Full(PlainLines.Read(text.ToString()));
        tidy = tidy.Length > maxText ? tidy[..maxText] : tidy;
        return tidy.Length > 0 ? tidy : null;
    }
}
