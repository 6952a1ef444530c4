namespace Platform.Returns;

/// <summary>What the agent asks beside the slots and <see cref="Agents.QuestionNames"/>.</summary>
public static class ReturnQuestions
{
    /// <summary>Which article of the order is meant.</summary>
    public const string Item = "Item";

    /// <summary>Whether the article's seal is intact; yes or no.</summary>
    public const string Unopened = "Unopened";
}
