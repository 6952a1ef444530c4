namespace Platform.Mail;

/// <summary>A visible line and what its markup proves.</summary>
internal readonly record struct TextLine(string Text, LineMarks Marks)
{
    public bool IsBlank => Text.Length == 0;

    public bool Has(LineMarks marks) => (Marks & marks) != LineMarks.None;
}
