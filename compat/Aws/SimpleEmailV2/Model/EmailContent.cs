namespace Amazon.SimpleEmailV2.Model;

public partial class EmailContent
{
    public RawMessage Raw { get; set; }
}
