namespace Platform.Returns;

/// <summary>The rule of a product category where it differs from the shop's.</summary>
public sealed class CategoryReturnOptions
{
    /// <summary>Days after delivery for an opened article; 0: not at all once it is opened. Default null: opening it makes no difference.</summary>
    public int? OpenedDays { get; set; }

    /// <summary>Days after delivery for a defective article, before the warranty takes over. Default null: the standard window.</summary>
    public int? DefectiveDays { get; set; }

    /// <summary>Whether opened articles have a longer window after the season. Default false.</summary>
    public bool HolidayOpened { get; set; }
}
