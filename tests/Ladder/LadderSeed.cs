namespace Platform.Tests.Ladder;

/// <summary>Somebody who wrote before, in a row of the table: opened a thread of that name and was answered once.</summary>
internal sealed class LadderSeed
{
    /// <summary>The thread's name in the row; the writer is NAME@example.org.</summary>
    public string Who { get; set; } = "";

    /// <summary>Another writer than NAME@example.org.</summary>
    public string? From { get; set; }

    /// <summary>Where the writer wanted the answer.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>An address that the writer proved to own by order number and e-mail on the order.</summary>
    public string? Proved { get; set; }

    /// <summary>Who was on Cc.</summary>
    public string? Cc { get; set; }

    /// <summary>The Message-ID without brackets; default NAME-1@example.org.</summary>
    public string? Id { get; set; }

    /// <summary>The subject; default "Lamp of NAME".</summary>
    public string? Subject { get; set; }

    /// <summary>How many days ago.</summary>
    public int Days { get; set; } = 1;
}
