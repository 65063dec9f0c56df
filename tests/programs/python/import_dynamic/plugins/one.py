VALUE = "first version"
