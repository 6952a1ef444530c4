namespace Platform.Gateway.Scripts;

/// <summary>A message and what has to come of it. What is left out is not checked.</summary>
internal sealed record ScriptTurn
{
    /// <summary>Time since the message before: <c>40s</c>, <c>5m</c>, <c>3h</c>, <c>2d</c>.</summary>
    public string After { get; init; } = "0s";

    /// <summary>The customer's words.</summary>
    public string Says { get; init; } = "";

    /// <summary>The intents that have to be read, in this order.</summary>
    public List<string>? Intents { get; init; }

    /// <summary>Slots that have to be read, by name; further ones are not checked.</summary>
    public Dictionary<string, string>? Slots { get; init; }

    /// <summary>Parts that the reply has to contain, without case.</summary>
    public List<string> Reply { get; init; } = [];

    /// <summary>Parts that the reply must not contain, without case.</summary>
    public List<string> Never { get; init; } = [];

    /// <summary>What the thread has to wait for: a slot or a question; <c>nothing</c>.</summary>
    public string? Asked { get; init; }

    /// <summary>Why a human has to be called; <c>none</c>.</summary>
    public string? HandOff { get; init; }

    /// <summary>The level that has to be proved for an order, such as <c>12345: 2</c>.</summary>
    public Dictionary<string, int>? Level { get; init; }

    /// <summary>The jobs that this turn has to leave, by kind; each has to be done when the next message comes.</summary>
    public List<string>? Effects { get; init; }

    /// <summary>The language of the reply.</summary>
    public string? Language { get; init; }

    /// <summary>True when no reply may come.</summary>
    public bool Silence { get; init; }
}
