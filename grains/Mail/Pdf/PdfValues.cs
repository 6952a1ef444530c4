namespace Platform.Mail.Pdf;

/// <summary>A name such as <c>/Type</c>, without its slash.</summary>
internal readonly record struct PdfName(string Text);

/// <summary>A reference to an object (<c>12 0 R</c>).</summary>
internal readonly record struct PdfReference(int Number);

/// <summary>An operator of a content stream, or a keyword of the file.</summary>
internal readonly record struct PdfOperator(string Text);

/// <summary>A dictionary with the bytes that follow it.</summary>
internal sealed record PdfStream(Dictionary<string, object?> Header, ReadOnlyMemory<byte> Raw);
