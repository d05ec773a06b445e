"""実践のふり返り (フィデリティ): how far our practice in a case keeps to the model, seen by several raters."""
