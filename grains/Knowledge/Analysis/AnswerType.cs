namespace Platform.Knowledge;

/// <summary>What kind of thing a question asks for.</summary>
public enum AnswerType
{
    /// <summary>Nothing in particular.</summary>
    Any,

    /// <summary>How long: a number of days, hours, months.</summary>
    Duration,

    /// <summary>How much: an amount of money, a percentage, or that it is free.</summary>
    Price,

    /// <summary>When: a time of day, a weekday, a date.</summary>
    Time,

    /// <summary>Where: an address or a way there.</summary>
    Place,

    /// <summary>How to reach someone: a telephone number, an e-mail address.</summary>
    Contact,

    /// <summary>How many: a number.</summary>
    Count,
}
