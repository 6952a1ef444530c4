namespace Platform.Mail;

/// <summary>A mail's visible text, told apart.</summary>
/// <param name="Text">What the sender wrote now.</param>
/// <param name="Quote">What is quoted or forwarded.</param>
/// <param name="Signature">Signature, disclaimer, banners.</param>
internal sealed record SplitText(string Text, string Quote, string Signature);
