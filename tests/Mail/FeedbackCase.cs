namespace Platform.Tests.Mail;

/// <summary>A bounce or complaint, and what has to be read from it.</summary>
internal sealed record FeedbackCase(string Name, string Status, string Outcome, string Code, string Recipient, byte[] Raw)
{
    public static FeedbackCase Parse((string Head, string Body) part)
    {
        var words = part.Head.Split(' ');
        return new(words[4], words[0], words[1], words[2], words[3], ClassCase.Parse(($"- {words[4]}", part.Body)).Raw);
    }
}
